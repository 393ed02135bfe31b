ALTER TABLE "outbox" ADD COLUMN "later" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
UPDATE "outbox" SET "later" = true WHERE "kind" = 'timer' OR "tries" > 0;
--> statement-breakpoint
DROP INDEX "outbox_due";
--> statement-breakpoint
DROP INDEX "outbox_lane";
--> statement-breakpoint
-- What is done at once is never looked for by time: it needs no place in this index.
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due") WHERE "outbox"."failed_at" is null and "outbox"."later";
--> statement-breakpoint
CREATE INDEX "outbox_lane" ON "outbox" USING btree ("lane","id") WHERE "outbox"."failed_at" is null and "outbox"."kind" <> 'timer';
