ALTER TABLE "order_events" ADD COLUMN "side" text;--> statement-breakpoint
ALTER TABLE "vendor_members" ADD COLUMN "were" text[] DEFAULT '{}' NOT NULL;