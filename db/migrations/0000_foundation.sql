CREATE TABLE "cards" (
	"subject" text NOT NULL,
	"place" text NOT NULL,
	"ref" text NOT NULL,
	CONSTRAINT "cards_subject_place_pk" PRIMARY KEY("subject","place")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number" text NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"key" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dead_letters" (
	"id" text PRIMARY KEY NOT NULL,
	"lane" text NOT NULL,
	"payload" jsonb NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dispatches" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"provider" text NOT NULL,
	"number" text,
	"summary" text NOT NULL,
	"result" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbound" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"number" text NOT NULL,
	"sequence" integer NOT NULL,
	"event" text NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"actor" text NOT NULL,
	"visibility" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_events_number_sequence_pk" PRIMARY KEY("number","sequence")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"number" text PRIMARY KEY NOT NULL,
	"conversation" text NOT NULL,
	"locale" text NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"category" text NOT NULL,
	"model" text NOT NULL,
	"variant" text NOT NULL,
	"device" text NOT NULL,
	"estimate" bigint NOT NULL,
	"book" integer NOT NULL,
	"quote" jsonb NOT NULL,
	"worded" jsonb NOT NULL,
	"customer" text NOT NULL,
	"phone_hash" text NOT NULL,
	"pincode" text NOT NULL,
	"district" text NOT NULL,
	"state" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"slot_from" timestamp with time zone NOT NULL,
	"slot_to" timestamp with time zone NOT NULL,
	"source" jsonb NOT NULL,
	"high_value" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_estimate" CHECK ("orders"."estimate" >= 0)
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"due" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "price_books" (
	"version" integer PRIMARY KEY NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" text NOT NULL,
	"sample" boolean NOT NULL,
	"variants" integer NOT NULL,
	"document" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation" text NOT NULL,
	"status" text NOT NULL,
	"variant" text NOT NULL,
	"device" text NOT NULL,
	"estimate" bigint NOT NULL,
	"book" integer NOT NULL,
	"quote" jsonb NOT NULL,
	"worded" jsonb NOT NULL,
	"quoted_at" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_areas" (
	"area" text PRIMARY KEY NOT NULL,
	"city" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"account" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_items" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"team" text NOT NULL,
	"status" text NOT NULL,
	"owner" text,
	"number" text,
	"conversation" text,
	"subject" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" text,
	"outcome" text
);
--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_number_orders_number_fk" FOREIGN KEY ("number") REFERENCES "public"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_number_orders_number_fk" FOREIGN KEY ("number") REFERENCES "public"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cards_ref" ON "cards" USING btree ("place","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_open" ON "claims" USING btree ("number") WHERE "claims"."released_at" is null;--> statement-breakpoint
CREATE INDEX "claims_actor" ON "claims" USING btree ("actor","at");--> statement-breakpoint
CREATE INDEX "inbound_at" ON "inbound" USING btree ("at");--> statement-breakpoint
CREATE INDEX "orders_conversation" ON "orders" USING btree ("conversation","created_at");--> statement-breakpoint
CREATE INDEX "orders_status" ON "orders" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "orders_duplicates" ON "orders" USING btree ("phone_hash","model","created_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due") WHERE "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_lane" ON "outbox" USING btree ("lane","id") WHERE "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "quotes_conversation" ON "quotes" USING btree ("conversation","quoted_at");--> statement-breakpoint
CREATE INDEX "work_items_open" ON "work_items" USING btree ("status","team","due_at");