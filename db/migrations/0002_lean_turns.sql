-- Found by time once an hour and added to in that order: a block range costs nothing at each turn, a tree did.
DROP INDEX "inbound_at";
--> statement-breakpoint
CREATE INDEX "inbound_at" ON "inbound" USING brin ("at");
--> statement-breakpoint
-- Written and read whole by every turn, never searched: text that is known to be JSON costs half of what jsonb does.
ALTER TABLE "conversations" ALTER COLUMN "state" SET DATA TYPE json;
--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "payload" SET DATA TYPE json;
--> statement-breakpoint
-- Keys are compared byte by byte, whatever language the database sorts in.
ALTER TABLE "conversations" ALTER COLUMN "key" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "inbound" ALTER COLUMN "id" SET DATA TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "lane" SET DATA TYPE text COLLATE "C";
