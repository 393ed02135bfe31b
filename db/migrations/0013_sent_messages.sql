CREATE TABLE "sent_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation" text,
	"said" text,
	"part" integer,
	"form" text,
	"why" text,
	"stage" text NOT NULL,
	"code" integer,
	"content" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sent_messages_said" ON "sent_messages" USING btree ("said") WHERE "sent_messages"."said" is not null;--> statement-breakpoint
CREATE INDEX "sent_messages_at" ON "sent_messages" USING btree ("at");