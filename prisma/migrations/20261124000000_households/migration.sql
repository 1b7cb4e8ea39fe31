-- Transfers, households, what is redeemed by points, and what is erased with a person.

-- As before, with the new append-only tables.
CREATE OR REPLACE FUNCTION protect_tenant_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
  append_only text[] := ARRAY['audit_row','outbox_event','entry','posting','lot_movement','ledger_seal','program_version','purchase','purchase_item','purchase_key',
    'purchase_return','purchase_return_key','return_reversal','event','event_key','customer_merge','tier_credit','tier_notice','benefit_use','reward_price','award_correction','subscription_payment'];
BEGIN
  GRANT USAGE ON SCHEMA public TO regulars_app, regulars_relay;
  FOR name IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r','p') AND c.relname <> '_prisma_migrations'
  LOOP
    EXECUTE format('REVOKE ALL ON %I FROM regulars_app', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO regulars_app', name);
    IF NOT name = ANY (append_only) THEN EXECUTE format('GRANT UPDATE, DELETE ON %I TO regulars_app', name); END IF;
    IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = name AND column_name = 'merchantId') THEN
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
      IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE schemaname = 'public' AND tablename = name AND policyname = 'tenant') THEN
        EXECUTE format('CREATE POLICY tenant ON %I TO regulars_app USING ("merchantId" = nullif(current_setting(''app.merchant_id'', true), '''')::uuid)', name);
      END IF;
    END IF;
  END LOOP;
  REVOKE DELETE ON "merchant", "staff_user" FROM regulars_app;
  GRANT UPDATE ("customerId") ON "purchase", "purchase_return", "event" TO regulars_app;
  GRANT UPDATE ("memberId") ON "tier_credit" TO regulars_app;
  GRANT UPDATE ("memberId") ON "benefit_use" TO regulars_app;
  -- Signing up is when the member joined, which an earlier purchase moves.
  GRANT UPDATE ("occurredAt", "localDay") ON "event" TO regulars_app;
  GRANT SELECT ON "outbox_event" TO regulars_relay;
END $$;
SELECT protect_tenant_tables();
