ALTER TABLE "reply_batches" RENAME TO "outbox_batches";--> statement-breakpoint
DROP INDEX "reply_batches_lease";--> statement-breakpoint
ALTER TABLE "outbox_batches" ADD COLUMN "kinds" text[];--> statement-breakpoint
CREATE INDEX "outbox_batches_lease" ON "outbox_batches" USING btree ("leased_until");--> statement-breakpoint
-- Of what waits from the release before, all are replies.
ALTER INDEX "reply_batches_pkey" RENAME TO "outbox_batches_pkey";
