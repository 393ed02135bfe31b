CREATE TABLE "evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_balances" (
	"account" text PRIMARY KEY NOT NULL,
	"kind" text GENERATED ALWAYS AS (split_part(account, ':', 1)) STORED,
	"balance" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "ledger_balances_floor" CHECK ("ledger_balances"."balance" >= 0 or "ledger_balances"."kind" not in ('vendor-available', 'vendor-held', 'payouts-due'))
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entries_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"number" text,
	"maker" text NOT NULL,
	"approver" text,
	"reference" text,
	"reason" text,
	"lines" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_entries_four_eyes" CHECK ("ledger_entries"."approver" is null or "ledger_entries"."approver" <> "ledger_entries"."maker"),
	CONSTRAINT "ledger_entries_explained" CHECK ("ledger_entries"."kind" <> 'adjustment' or ("ledger_entries"."approver" is not null and "ledger_entries"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"nth" integer NOT NULL,
	"vendor" text NOT NULL,
	"price" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"credited" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "ledger_holds_amounts" CHECK ("ledger_holds"."price" >= 0 and "ledger_holds"."fee" >= 0),
	CONSTRAINT "ledger_holds_state" CHECK ("ledger_holds"."state" in ('open', 'captured', 'released', 'charged')),
	CONSTRAINT "ledger_holds_closed" CHECK (("ledger_holds"."state" = 'open') = ("ledger_holds"."closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "ledger_lines" (
	"entry" text NOT NULL,
	"account" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "ledger_lines_entry_account_pk" PRIMARY KEY("entry","account"),
	CONSTRAINT "ledger_lines_amount" CHECK ("ledger_lines"."amount" <> 0 and abs("ledger_lines"."amount") <= 10000000000000)
);
--> statement-breakpoint
CREATE TABLE "lost_leads" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation" text NOT NULL,
	"pincode" text NOT NULL,
	"district" text NOT NULL,
	"category" text NOT NULL,
	"estimate" bigint NOT NULL,
	"notify" boolean DEFAULT false NOT NULL,
	"notified_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matchings" (
	"number" text PRIMARY KEY NOT NULL,
	"wave" integer NOT NULL,
	"waiting" jsonb NOT NULL,
	"skipped" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"number" text NOT NULL,
	"vendor" text NOT NULL,
	"wave" integer NOT NULL,
	"rank" integer NOT NULL,
	"breakdown" jsonb NOT NULL,
	"state" text NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "offers_number_vendor_pk" PRIMARY KEY("number","vendor"),
	CONSTRAINT "offers_state" CHECK ("offers"."state" in ('offered', 'claimed', 'declined', 'timed-out', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "payout_alarms" (
	"payout" text NOT NULL,
	"because" text NOT NULL,
	"heard" text NOT NULL,
	"amount" bigint,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "payout_alarms_payout_because_pk" PRIMARY KEY("payout","because")
);
--> statement-breakpoint
CREATE TABLE "payout_code_tries" (
	"code" bigint NOT NULL,
	"try" integer NOT NULL,
	"number" text NOT NULL,
	"vendor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"right" boolean DEFAULT false NOT NULL,
	CONSTRAINT "payout_code_tries_code_try_pk" PRIMARY KEY("code","try")
);
--> statement-breakpoint
CREATE TABLE "payout_codes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payout_codes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number" text NOT NULL,
	"amount" bigint NOT NULL,
	"destination" text NOT NULL,
	"masked" text NOT NULL,
	"vendor" text NOT NULL,
	"salt" text NOT NULL,
	"hash" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"voided_at" timestamp with time zone,
	CONSTRAINT "payout_codes_tries" CHECK ("payout_codes"."tries" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "payout_vendors" (
	"vendor" text PRIMARY KEY NOT NULL,
	"suspended_at" timestamp with time zone,
	"cleared_at" timestamp with time zone,
	"cleared_by" text
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"attempt" integer NOT NULL,
	"amount" bigint NOT NULL,
	"destination" text NOT NULL,
	"masked" text NOT NULL,
	"provider" text NOT NULL,
	"state" text NOT NULL,
	"code" bigint,
	"remarks" text,
	"provider_id" text,
	"reference" text,
	"reason" text,
	"needs_approval" boolean NOT NULL,
	"started_by" text NOT NULL,
	"recorded_by" text,
	"approved_by" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"first_tried_at" timestamp with time zone,
	"asked" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payouts_amount" CHECK ("payouts"."amount" > 0),
	CONSTRAINT "payouts_state" CHECK ("payouts"."state" in ('pending', 'sent', 'unknown', 'processed', 'failed', 'reversed')),
	CONSTRAINT "payouts_released" CHECK ("payouts"."code" is not null or "payouts"."remarks" is not null),
	CONSTRAINT "payouts_other_approver" CHECK ("payouts"."approved_by" is null
        or ("payouts"."recorded_by" is not null and "payouts"."approved_by" not in ("payouts"."started_by", "payouts"."recorded_by"))),
	CONSTRAINT "payouts_approved" CHECK (not ("payouts"."provider" = 'manual' and "payouts"."state" = 'processed' and "payouts"."needs_approval")
        or "payouts"."approved_by" is not null)
);
--> statement-breakpoint
CREATE TABLE "vendor_areas" (
	"vendor" text NOT NULL,
	"area" text NOT NULL,
	CONSTRAINT "vendor_areas_vendor_area_pk" PRIMARY KEY("vendor","area")
);
--> statement-breakpoint
CREATE TABLE "vendor_members" (
	"account" text PRIMARY KEY NOT NULL,
	"vendor" text NOT NULL,
	"left" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vendors" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"house" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"suspended_at" timestamp with time zone,
	"categories" text[] NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"radius" integer,
	"capacity" integer,
	"hours" jsonb,
	"holidays" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"away" boolean DEFAULT false NOT NULL,
	CONSTRAINT "vendors_house" CHECK (not "vendors"."house" or "vendors"."capacity" is null)
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "handover" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "device_hash" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "final" bigint;--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_entry_ledger_entries_id_fk" FOREIGN KEY ("entry") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_account_ledger_balances_account_fk" FOREIGN KEY ("account") REFERENCES "public"."ledger_balances"("account") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matchings" ADD CONSTRAINT "matchings_number_orders_number_fk" FOREIGN KEY ("number") REFERENCES "public"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_number_orders_number_fk" FOREIGN KEY ("number") REFERENCES "public"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_vendor_vendors_id_fk" FOREIGN KEY ("vendor") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_alarms" ADD CONSTRAINT "payout_alarms_payout_payouts_id_fk" FOREIGN KEY ("payout") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_code_tries" ADD CONSTRAINT "payout_code_tries_code_payout_codes_id_fk" FOREIGN KEY ("code") REFERENCES "public"."payout_codes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_codes" ADD CONSTRAINT "payout_codes_number_orders_number_fk" FOREIGN KEY ("number") REFERENCES "public"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_number_orders_number_fk" FOREIGN KEY ("number") REFERENCES "public"."orders"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_code_payout_codes_id_fk" FOREIGN KEY ("code") REFERENCES "public"."payout_codes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_areas" ADD CONSTRAINT "vendor_areas_vendor_vendors_id_fk" FOREIGN KEY ("vendor") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_members" ADD CONSTRAINT "vendor_members_vendor_vendors_id_fk" FOREIGN KEY ("vendor") REFERENCES "public"."vendors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_number" ON "ledger_entries" USING btree ("number","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_bank_reference" ON "ledger_entries" USING btree ("reference") WHERE "ledger_entries"."kind" in ('top-up', 'suspense');--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_holds_one_open" ON "ledger_holds" USING btree ("number") WHERE "ledger_holds"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_holds_order" ON "ledger_holds" USING btree ("number","nth");--> statement-breakpoint
CREATE INDEX "ledger_holds_vendor" ON "ledger_holds" USING btree ("vendor") WHERE "ledger_holds"."state" = 'open';--> statement-breakpoint
CREATE INDEX "ledger_lines_account" ON "ledger_lines" USING btree ("account","entry");--> statement-breakpoint
CREATE INDEX "lost_leads_at" ON "lost_leads" USING btree ("at");--> statement-breakpoint
CREATE INDEX "lost_leads_notify" ON "lost_leads" USING btree ("notify","pincode");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_one_claimed" ON "offers" USING btree ("number") WHERE "offers"."state" = 'claimed';--> statement-breakpoint
CREATE INDEX "offers_vendor" ON "offers" USING btree ("vendor","state");--> statement-breakpoint
CREATE INDEX "payout_code_tries_number" ON "payout_code_tries" USING btree ("number");--> statement-breakpoint
CREATE INDEX "payout_code_tries_vendor" ON "payout_code_tries" USING btree ("vendor","at");--> statement-breakpoint
CREATE INDEX "payout_codes_number" ON "payout_codes" USING btree ("number","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_one_open" ON "payouts" USING btree ("number") WHERE "payouts"."state" in ('pending', 'sent', 'unknown', 'processed');--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_attempt" ON "payouts" USING btree ("number","attempt");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_code" ON "payouts" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_one_reference" ON "payouts" USING btree ("reference") WHERE "payouts"."provider" = 'manual' and "payouts"."state" in ('sent', 'processed');--> statement-breakpoint
CREATE INDEX "vendor_members_vendor" ON "vendor_members" USING btree ("vendor");--> statement-breakpoint
CREATE UNIQUE INDEX "vendors_one_house" ON "vendors" USING btree ("house") WHERE "vendors"."house";--> statement-breakpoint
CREATE INDEX "dispatches_number" ON "dispatches" USING btree ("number") WHERE "dispatches"."number" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_one_device" ON "orders" USING btree ("device_hash") WHERE "orders"."device_hash" is not null and "orders"."status" not in ('completed', 'no-deal', 'lead-closed', 'cancelled');
--> statement-breakpoint
-- by hand: payouts
-- What a payout is stays as it was written: a key never stands for another operation. Only an erased destination may go.
CREATE FUNCTION keep_payout_intent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.number, NEW.attempt, NEW.amount, NEW.provider, NEW.code, NEW.remarks, NEW.needs_approval, NEW.started_by, NEW.created_at)
    IS DISTINCT FROM
    (OLD.id, OLD.number, OLD.attempt, OLD.amount, OLD.provider, OLD.code, OLD.remarks, OLD.needs_approval, OLD.started_by, OLD.created_at)
    OR (OLD.provider_id IS NOT NULL AND NEW.provider_id IS DISTINCT FROM OLD.provider_id)
    OR ((NEW.destination, NEW.masked) IS DISTINCT FROM (OLD.destination, OLD.masked)
      AND NOT (NEW.destination = '' AND OLD.state IN ('processed', 'failed', 'reversed')))
  THEN
    RAISE EXCEPTION 'what a payout is does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state IN ('failed', 'reversed')
    OR (OLD.state = 'processed' AND NEW.state <> 'reversed')
    OR (NEW.state = 'pending' AND NOT (OLD.provider = 'manual' AND OLD.state = 'sent')))
  THEN
    RAISE EXCEPTION 'a payout does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payouts_keep_intent BEFORE UPDATE ON "payouts" FOR EACH ROW EXECUTE FUNCTION keep_payout_intent();
--> statement-breakpoint
CREATE TRIGGER payouts_stay BEFORE DELETE ON "payouts" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION keep_code_try() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.code, NEW.try, NEW.number, NEW.vendor, NEW.at) IS DISTINCT FROM (OLD.code, OLD.try, OLD.number, OLD.vendor, OLD.at)
    OR OLD."right"
  THEN
    RAISE EXCEPTION 'a try of a code does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payout_code_tries_keep BEFORE UPDATE ON "payout_code_tries" FOR EACH ROW EXECUTE FUNCTION keep_code_try();
--> statement-breakpoint
CREATE TRIGGER payout_code_tries_stay BEFORE DELETE ON "payout_code_tries" FOR EACH ROW EXECUTE FUNCTION refuse_change();

--> statement-breakpoint
-- by hand: ledger
-- M2: what was booked stays. Not for anybody who may write SQL either.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON "ledger_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_lines_append_only BEFORE UPDATE OR DELETE ON "ledger_lines"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_events_no_truncate BEFORE TRUNCATE ON "order_events"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_no_truncate BEFORE TRUNCATE ON "ledger_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER ledger_lines_no_truncate BEFORE TRUNCATE ON "ledger_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER ledger_balances_no_truncate BEFORE TRUNCATE ON "ledger_balances"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER ledger_holds_no_delete BEFORE DELETE ON "ledger_holds"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_holds_no_truncate BEFORE TRUNCATE ON "ledger_holds"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
-- M3: a balance is the sum of its lines because nothing else can change it.
CREATE FUNCTION add_to_ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ledger_balances b SET balance = b.balance + a.amount
    FROM (SELECT account, sum(amount)::bigint AS amount FROM added GROUP BY account) a WHERE b.account = a.account;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_lines_add_up AFTER INSERT ON "ledger_lines"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_to_ledger_balances();
--> statement-breakpoint
CREATE FUNCTION guard_ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.balance = 0 THEN RETURN NEW; END IF;
  ELSIF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND NEW.account = OLD.account THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a balance is the sum of its lines' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_balances_guard BEFORE INSERT OR UPDATE OR DELETE ON "ledger_balances"
  FOR EACH ROW EXECUTE FUNCTION guard_ledger_balances();
--> statement-breakpoint
-- M1: at the commit every entry has all of its lines, two or more, and they sum to 0.
CREATE FUNCTION check_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked text;
  sum_of_lines numeric;
  count_of_lines integer;
BEGIN
  IF TG_TABLE_NAME = 'ledger_entries' THEN checked := NEW.id; ELSE checked := NEW.entry; END IF;
  SELECT coalesce(sum(amount), 0), count(*) INTO sum_of_lines, count_of_lines FROM ledger_lines WHERE entry = checked;
  IF sum_of_lines <> 0 OR count_of_lines < 2
    OR count_of_lines <> (SELECT lines FROM ledger_entries WHERE id = checked) THEN
    RAISE EXCEPTION 'a ledger entry has % lines that sum to %', count_of_lines, sum_of_lines
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_entry_balanced';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_entries_balanced AFTER INSERT ON "ledger_entries"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_entry();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_lines_balanced AFTER INSERT ON "ledger_lines"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_entry();
--> statement-breakpoint
-- M4: at the commit what is held of a vendor is the sum of their open holds.
CREATE FUNCTION check_ledger_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  holder text;
  held numeric;
  holds numeric;
BEGIN
  IF TG_TABLE_NAME = 'ledger_holds' THEN
    holder := NEW.vendor;
  ELSE
    holder := substr(NEW.account, length('vendor-held:') + 1);
  END IF;
  -- One statement, so as of one moment: others may commit between two.
  SELECT (SELECT coalesce(sum(balance), 0) FROM ledger_balances WHERE account = 'vendor-held:' || holder),
    (SELECT coalesce(sum(price + fee), 0) FROM ledger_holds WHERE vendor = holder AND state = 'open')
    INTO held, holds;
  IF held <> holds THEN
    RAISE EXCEPTION 'what is held is not the sum of the open holds'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_holds_match';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_holds_match AFTER INSERT OR UPDATE ON "ledger_holds"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_holds();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_lines_match_holds AFTER INSERT ON "ledger_lines"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.account LIKE 'vendor-held:%')
  EXECUTE FUNCTION check_ledger_holds();
--> statement-breakpoint
-- A role that works with the tables and does not own them (`haat_app`) may not even try.
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'haat_app') THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON "ledger_entries", "ledger_lines" FROM haat_app;
    REVOKE DELETE, TRUNCATE ON "ledger_balances", "ledger_holds" FROM haat_app;
    GRANT SELECT, INSERT ON "ledger_entries", "ledger_lines" TO haat_app;
    GRANT SELECT, INSERT, UPDATE ON "ledger_balances", "ledger_holds" TO haat_app;
  END IF;
END $$;

--> statement-breakpoint
-- by hand: vendors
-- A shop that names no vendor is one itself: its own people take every order, as they did before there were vendors.
INSERT INTO "vendors" ("id", "name", "house", "categories") VALUES ('house', 'Our team', true, '{phone,laptop,macbook,tablet}');
