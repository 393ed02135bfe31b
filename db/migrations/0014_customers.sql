CREATE TABLE "linked_chats" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "linked_chats_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation" text NOT NULL,
	"bond" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text
);
--> statement-breakpoint
CREATE TABLE "resume_codes" (
	"hash" text PRIMARY KEY NOT NULL,
	"conversation" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_by" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "linked_chats_open" ON "linked_chats" USING btree ("conversation","bond") WHERE "linked_chats"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "linked_chats_bond" ON "linked_chats" USING btree ("bond");--> statement-breakpoint
CREATE INDEX "resume_codes_conversation" ON "resume_codes" USING btree ("conversation");