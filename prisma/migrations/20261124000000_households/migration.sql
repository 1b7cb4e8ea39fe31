-- Transfers, households, what is redeemed by points, and what is erased with a person.

-- What a voucher is worth, what is paid in money beside points, and whose data was erased.
ALTER TABLE "reward" ADD COLUMN "priceMinor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "redemption" ADD COLUMN "amountMinor" BIGINT, ADD COLUMN "priceMinor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "voucher" ADD COLUMN "amountMinor" BIGINT, ADD COLUMN "usedAmountMinor" BIGINT;
ALTER TABLE "customer" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);
CREATE TABLE "erasure_request" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "erasure_request_pkey" PRIMARY KEY ("merchantId","id")
);
CREATE INDEX "erasure_request_merchantId_customerId_idx" ON "erasure_request"("merchantId", "customerId");
CREATE INDEX "voucher_merchantId_purchaseExternalId_idx" ON "voucher"("merchantId", "purchaseExternalId");
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- One at a time.
CREATE UNIQUE INDEX "erasure_request_open" ON "erasure_request"("merchantId", "customerId") WHERE "status" = 'open';
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_status_known" CHECK ("status" IN ('open','done','declined','withdrawn'));
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_decided_has_instant" CHECK (("status" = 'open') = ("decidedAt" IS NULL));
ALTER TABLE "reward" ADD CONSTRAINT "reward_price_in_money_not_negative" CHECK ("priceMinor" >= 0);
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_money_not_negative" CHECK ("priceMinor" >= 0 AND ("amountMinor" IS NULL OR "amountMinor" > 0));
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_used_within_its_amount" CHECK ("usedAmountMinor" >= 0 AND ("amountMinor" IS NULL OR "amountMinor" > 0) AND "usedAmountMinor" <= "amountMinor");
ALTER TABLE "customer" ADD CONSTRAINT "customer_erased_is_nobody" CHECK ("erasedAt" IS NULL OR ("email" IS NULL AND "phone" IS NULL AND "externalId" IS NULL AND "firstName" IS NULL AND "lastName" IS NULL AND "birthday" IS NULL));

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
  -- Free texts, which may name a person, are taken out when the person is erased.
  GRANT UPDATE ("note", "place") ON "benefit_use" TO regulars_app;
  GRANT UPDATE ("reason") ON "tier_credit", "customer_merge" TO regulars_app;
  GRANT UPDATE ("data") ON "event" TO regulars_app;
  -- Signing up is when the member joined, which an earlier purchase moves.
  GRANT UPDATE ("occurredAt", "localDay") ON "event" TO regulars_app;
  GRANT SELECT ON "outbox_event" TO regulars_relay;
END $$;
SELECT protect_tenant_tables();
