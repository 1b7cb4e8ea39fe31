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

-- Points that members give one another, and households that spend together.
CREATE TABLE "sharing_policy" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "transfersAllowed" BOOLEAN NOT NULL DEFAULT false,
    "feePoints" BIGINT NOT NULL DEFAULT 0,
    "feeBasisPoints" INTEGER NOT NULL DEFAULT 0,
    "minimumPoints" BIGINT NOT NULL DEFAULT 1,
    "yearlyCapPoints" BIGINT,
    "householdsBy" TEXT NOT NULL DEFAULT 'staff',
    "householdSize" INTEGER NOT NULL DEFAULT 8,

    CONSTRAINT "sharing_policy_pkey" PRIMARY KEY ("merchantId","id")
);
CREATE TABLE "transfer" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "fromMemberId" UUID NOT NULL,
    "toMemberId" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "feePoints" BIGINT NOT NULL,
    "reason" TEXT,
    "status" TEXT NOT NULL DEFAULT 'done',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "localDay" DATE NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("merchantId","id")
);
CREATE TABLE "household" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "headMemberId" UUID NOT NULL,
    "spenders" TEXT NOT NULL DEFAULT 'everyone',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "household_pkey" PRIMARY KEY ("merchantId","id")
);
CREATE TABLE "household_member" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "householdId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("merchantId","id")
);
CREATE TABLE "household_invitation" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "householdId" UUID NOT NULL,
    "invitedBy" UUID NOT NULL,
    "addressHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "household_invitation_pkey" PRIMARY KEY ("merchantId","id")
);
ALTER TABLE "entry" ADD COLUMN "transferId" UUID;
ALTER TABLE "lot" ADD COLUMN "sourceLotId" UUID, ADD COLUMN "givenExpiresAt" TIMESTAMPTZ(3);
CREATE INDEX "transfer_merchantId_fromMemberId_localDay_idx" ON "transfer"("merchantId", "fromMemberId", "localDay");
CREATE INDEX "transfer_merchantId_toMemberId_idx" ON "transfer"("merchantId", "toMemberId");
CREATE INDEX "household_merchantId_programId_id_idx" ON "household"("merchantId", "programId", "id");
CREATE INDEX "household_member_merchantId_householdId_idx" ON "household_member"("merchantId", "householdId");
CREATE INDEX "household_member_merchantId_memberId_idx" ON "household_member"("merchantId", "memberId");
CREATE INDEX "household_invitation_merchantId_householdId_idx" ON "household_invitation"("merchantId", "householdId");
CREATE INDEX "household_invitation_merchantId_addressHash_idx" ON "household_invitation"("merchantId", "addressHash");
CREATE INDEX "entry_transfer" ON "entry" ("merchantId", "transferId") WHERE "transferId" IS NOT NULL;
CREATE INDEX "entry_redemption" ON "entry" ("merchantId", "redemptionId") WHERE "redemptionId" IS NOT NULL;
-- Nobody is in two households at once, and is invited to one once at a time.
CREATE UNIQUE INDEX "household_member_one" ON "household_member" ("merchantId", "memberId") WHERE "leftAt" IS NULL;
CREATE UNIQUE INDEX "household_invitation_open" ON "household_invitation" ("merchantId", "householdId", "addressHash") WHERE "status" = 'open';
ALTER TABLE "sharing_policy" ADD CONSTRAINT "sharing_policy_merchantId_id_fkey" FOREIGN KEY ("merchantId", "id") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_merchantId_fromMemberId_fkey" FOREIGN KEY ("merchantId", "fromMemberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_merchantId_toMemberId_fkey" FOREIGN KEY ("merchantId", "toMemberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "household" ADD CONSTRAINT "household_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "household" ADD CONSTRAINT "household_merchantId_headMemberId_fkey" FOREIGN KEY ("merchantId", "headMemberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_merchantId_householdId_fkey" FOREIGN KEY ("merchantId", "householdId") REFERENCES "household"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "household_invitation" ADD CONSTRAINT "household_invitation_merchantId_householdId_fkey" FOREIGN KEY ("merchantId", "householdId") REFERENCES "household"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "household_invitation" ADD CONSTRAINT "household_invitation_merchantId_invitedBy_fkey" FOREIGN KEY ("merchantId", "invitedBy") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "entry" ADD CONSTRAINT "entry_merchantId_transferId_fkey" FOREIGN KEY ("merchantId", "transferId") REFERENCES "transfer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lot" ADD CONSTRAINT "lot_merchantId_sourceLotId_fkey" FOREIGN KEY ("merchantId", "sourceLotId") REFERENCES "lot"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "entry" DROP CONSTRAINT "entry_kind_known", ADD CONSTRAINT "entry_kind_known" CHECK ("kind" IN ('award','redemption','redemptionCancel','expiry','maturity','reversal','adjustment','correction','transfer','transferFee','transferCancel','gift'));
ALTER TABLE "posting" DROP CONSTRAINT "posting_account_known", ADD CONSTRAINT "posting_account_known" CHECK ("ledgerAccount" IN ('member.available','member.pending','program.issued','program.redeemed','program.expired','program.reversed','program.adjusted','program.transferred','program.fees','partner.clearing','program.donated'));
ALTER TABLE "entry" ADD CONSTRAINT "entry_transfer_named" CHECK ("kind" NOT IN ('transfer','transferFee','transferCancel') OR "transferId" IS NOT NULL);
ALTER TABLE "sharing_policy" ADD CONSTRAINT "sharing_policy_fee" CHECK ("feePoints" >= 0 AND "feeBasisPoints" BETWEEN 0 AND 10000);
ALTER TABLE "sharing_policy" ADD CONSTRAINT "sharing_policy_amounts" CHECK ("minimumPoints" >= 1 AND "yearlyCapPoints" >= "minimumPoints");
ALTER TABLE "sharing_policy" ADD CONSTRAINT "sharing_policy_households" CHECK ("householdsBy" IN ('nobody','staff','members') AND "householdSize" BETWEEN 2 AND 50);
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_points" CHECK ("points" > 0 AND "feePoints" >= 0);
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_to_another" CHECK ("fromMemberId" <> "toMemberId");
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_cancelled_has_instant" CHECK ("status" IN ('done','cancelled') AND ("status" = 'cancelled') = ("cancelledAt" IS NOT NULL));
ALTER TABLE "household" ADD CONSTRAINT "household_spenders_known" CHECK ("spenders" IN ('everyone','head'));
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_leaves_after_joining" CHECK ("leftAt" >= "joinedAt");
ALTER TABLE "household_invitation" ADD CONSTRAINT "household_invitation_status_known" CHECK ("status" IN ('open','accepted','declined','withdrawn') AND ("status" = 'open') = ("decidedAt" IS NULL));

-- Payments of a paid tier that were paid back; their period may be paid for once more.
ALTER TABLE "subscription_payment" ADD COLUMN "attempt" INTEGER NOT NULL DEFAULT 0;
DROP INDEX "subscription_payment_merchantId_subscriptionId_periodFrom_key";
CREATE UNIQUE INDEX "subscription_payment_merchantId_subscriptionId_periodFrom_a_key" ON "subscription_payment"("merchantId", "subscriptionId", "periodFrom", "attempt");
CREATE TABLE "subscription_refund" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "refundedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" TEXT NOT NULL,
    CONSTRAINT "subscription_refund_pkey" PRIMARY KEY ("merchantId","id")
);
CREATE UNIQUE INDEX "subscription_refund_merchantId_paymentId_key" ON "subscription_refund"("merchantId", "paymentId");
ALTER TABLE "subscription_refund" ADD CONSTRAINT "subscription_refund_merchantId_paymentId_fkey" FOREIGN KEY ("merchantId", "paymentId") REFERENCES "subscription_payment"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "subscription_refund" ADD CONSTRAINT "subscription_refund_not_ahead" CHECK ("refundedAt" <= "recordedAt");

-- What was returned before vouchers were undone by returns stays as it was.
INSERT INTO "outbox_cursor" ("subscriber", "xid", "eventId")
  SELECT 'vouchers', "xid", "id" FROM "outbox_event" ORDER BY "xid" DESC, "id" DESC LIMIT 1;

CREATE TABLE "gift_write_off" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "giftEntryId" UUID NOT NULL,
    "points" BIGINT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gift_write_off_pkey" PRIMARY KEY ("merchantId","id")
);
CREATE INDEX "gift_write_off_merchantId_giftEntryId_idx" ON "gift_write_off"("merchantId", "giftEntryId");
ALTER TABLE "gift_write_off" ADD CONSTRAINT "gift_write_off_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gift_write_off" ADD CONSTRAINT "gift_write_off_positive" CHECK ("points" > 0);

-- As before, with the new append-only tables.
CREATE OR REPLACE FUNCTION protect_tenant_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
  append_only text[] := ARRAY['audit_row','outbox_event','entry','posting','lot_movement','ledger_seal','program_version','purchase','purchase_item','purchase_key',
    'purchase_return','purchase_return_key','return_reversal','event','event_key','customer_merge','tier_credit','tier_notice','benefit_use','reward_price','award_correction','gift_write_off','subscription_payment','subscription_refund'];
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
  GRANT UPDATE ("reason") ON "tier_credit", "customer_merge", "subscription_refund" TO regulars_app;
  GRANT UPDATE ("data") ON "event" TO regulars_app;
  -- Signing up is when the member joined, which an earlier purchase moves.
  GRANT UPDATE ("occurredAt", "localDay") ON "event" TO regulars_app;
  GRANT SELECT ON "outbox_event" TO regulars_relay;
END $$;
SELECT protect_tenant_tables();
