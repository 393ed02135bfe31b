CREATE TABLE "reply_batches" (
	"id" bigint PRIMARY KEY NOT NULL,
	"ids" bigint[] NOT NULL,
	"lanes" text[] NOT NULL,
	"payloads" text[] NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"leased_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reply_batches_lease" ON "reply_batches" USING btree ("leased_until");--> statement-breakpoint
ALTER TABLE "reply_batches" ALTER COLUMN "lanes" SET DATA TYPE text[] COLLATE "C";--> statement-breakpoint
-- Rows live for milliseconds here as well, and each is as large as those of a whole batch of turns.
ALTER TABLE "reply_batches" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
