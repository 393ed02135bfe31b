-- A conversation's row is rewritten each turn: room on the page keeps the new version beside the old one (HOT update).
ALTER TABLE "conversations" SET (fillfactor = 65);
--> statement-breakpoint
-- Rows of the outbox live for milliseconds: clean up early, before the scan of what is due meets many dead ones.
ALTER TABLE "outbox" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER order_events_append_only BEFORE UPDATE OR DELETE ON "order_events"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER price_books_append_only BEFORE UPDATE OR DELETE ON "price_books"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
