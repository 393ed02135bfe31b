-- What a turn writes and reads whole is JSON that we made: to check each of them took the server a tenth of its work.
ALTER TABLE "conversations" ALTER COLUMN "state" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "payload" SET DATA TYPE text;
