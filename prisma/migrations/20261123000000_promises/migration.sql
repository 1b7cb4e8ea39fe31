-- AlterTable
ALTER TABLE "entry" ADD COLUMN     "tierId" UUID;

-- AlterTable
ALTER TABLE "program" ADD COLUMN     "editedAt" TIMESTAMPTZ(3),
ADD COLUMN     "editedBy" UUID;

-- AlterTable
ALTER TABLE "program_version" ADD COLUMN     "note" TEXT,
ADD COLUMN     "restoresId" UUID;

-- AlterTable
ALTER TABLE "reward" ADD COLUMN     "draft" JSONB;

-- AlterTable
ALTER TABLE "tier_period" DROP COLUMN "state",
ADD COLUMN     "reason" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "storeRegion" TEXT,
ADD COLUMN     "storeTimeZone" TEXT;

-- AlterTable
ALTER TABLE "lot" ADD COLUMN     "onAction" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "return_reversal" ADD COLUMN     "expiredPoints" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "award_correction" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "purchaseId" UUID,
    "eventId" UUID,
    "currency" TEXT NOT NULL,
    "awardEntryId" UUID NOT NULL,
    "entryId" UUID,
    "writtenOffPoints" BIGINT NOT NULL,
    "expiredPoints" BIGINT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "award_correction_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "benefit_use" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "programVersionId" UUID NOT NULL,
    "benefitId" UUID NOT NULL,
    "tierId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "costMinor" BIGINT,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "localDay" DATE NOT NULL,
    "givenBy" TEXT NOT NULL,
    "place" TEXT,
    "note" TEXT,
    "storeId" UUID,
    "purchaseId" UUID,
    "grantId" UUID,
    "cancelsId" UUID,

    CONSTRAINT "benefit_use_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "member_notice" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "programVersionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "effectiveAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "dismissedAt" TIMESTAMPTZ(3),

    CONSTRAINT "member_notice_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "reward_price" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rewardId" UUID NOT NULL,
    "costPoints" BIGINT NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "programVersionId" UUID,

    CONSTRAINT "reward_price_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "simulation" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "jobId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE NOT NULL,
    "input" JSON NOT NULL,
    "result" JSON,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "simulation_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "simulation_member" (
    "merchantId" UUID NOT NULL,
    "simulationId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "memberId" UUID,
    "gainMinor" BIGINT NOT NULL,
    "figures" JSON NOT NULL,

    CONSTRAINT "simulation_member_pkey" PRIMARY KEY ("merchantId","simulationId","customerId")
);

-- CreateTable
CREATE TABLE "tier_grant" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "tierId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "untilAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "target" JSONB,
    "giverMemberId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "endReason" TEXT,

    CONSTRAINT "tier_grant_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "tier_credit" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "localDay" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "tier_credit_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "tier_notice" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "tierId" UUID NOT NULL,
    "nextTierId" UUID,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "noticedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tier_notice_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateIndex
CREATE INDEX "award_correction_merchantId_purchaseId_idx" ON "award_correction"("merchantId", "purchaseId");

-- CreateIndex
CREATE INDEX "award_correction_merchantId_eventId_idx" ON "award_correction"("merchantId", "eventId");

-- CreateIndex
CREATE INDEX "award_correction_merchantId_memberId_idx" ON "award_correction"("merchantId", "memberId");

-- CreateIndex
CREATE INDEX "benefit_use_merchantId_memberId_benefitId_idx" ON "benefit_use"("merchantId", "memberId", "benefitId");

-- CreateIndex
CREATE INDEX "benefit_use_merchantId_programId_localDay_idx" ON "benefit_use"("merchantId", "programId", "localDay");

-- CreateIndex
CREATE UNIQUE INDEX "member_notice_merchantId_memberId_programVersionId_kind_key" ON "member_notice"("merchantId", "memberId", "programVersionId", "kind");

-- CreateIndex
CREATE INDEX "reward_price_merchantId_rewardId_effectiveFrom_idx" ON "reward_price"("merchantId", "rewardId", "effectiveFrom");

-- CreateIndex
CREATE INDEX "simulation_merchantId_programId_id_idx" ON "simulation"("merchantId", "programId", "id");

-- CreateIndex
CREATE INDEX "tier_period_merchantId_toAt_idx" ON "tier_period"("merchantId", "toAt");

-- CreateIndex
CREATE INDEX "tier_grant_merchantId_memberId_idx" ON "tier_grant"("merchantId", "memberId");

-- CreateIndex
CREATE INDEX "tier_grant_merchantId_giverMemberId_idx" ON "tier_grant"("merchantId", "giverMemberId");

-- CreateIndex
CREATE INDEX "tier_credit_merchantId_memberId_occurredAt_idx" ON "tier_credit"("merchantId", "memberId", "occurredAt");

-- CreateIndex
CREATE UNIQUE INDEX "tier_credit_merchantId_externalId_key" ON "tier_credit"("merchantId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "tier_notice_merchantId_memberId_endsAt_daysBefore_key" ON "tier_notice"("merchantId", "memberId", "endsAt", "daysBefore");

-- AddForeignKey
ALTER TABLE "award_correction" ADD CONSTRAINT "award_correction_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benefit_use" ADD CONSTRAINT "benefit_use_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benefit_use" ADD CONSTRAINT "benefit_use_merchantId_programVersionId_fkey" FOREIGN KEY ("merchantId", "programVersionId") REFERENCES "program_version"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benefit_use" ADD CONSTRAINT "benefit_use_merchantId_cancelsId_fkey" FOREIGN KEY ("merchantId", "cancelsId") REFERENCES "benefit_use"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_notice" ADD CONSTRAINT "member_notice_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_notice" ADD CONSTRAINT "member_notice_merchantId_programVersionId_fkey" FOREIGN KEY ("merchantId", "programVersionId") REFERENCES "program_version"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reward_price" ADD CONSTRAINT "reward_price_merchantId_rewardId_fkey" FOREIGN KEY ("merchantId", "rewardId") REFERENCES "reward"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "simulation_member" ADD CONSTRAINT "simulation_member_merchantId_simulationId_fkey" FOREIGN KEY ("merchantId", "simulationId") REFERENCES "simulation"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "simulation" ADD CONSTRAINT "simulation_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_merchantId_giverMemberId_fkey" FOREIGN KEY ("merchantId", "giverMemberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_merchantId_tierId_fkey" FOREIGN KEY ("merchantId", "tierId") REFERENCES "tier"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_credit" ADD CONSTRAINT "tier_credit_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_notice" ADD CONSTRAINT "tier_notice_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_merchantId_tierId_fkey" FOREIGN KEY ("merchantId", "tierId") REFERENCES "tier"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What purchases were judged by so far: their stores as they stand.
UPDATE "purchase" p SET "storeTimeZone" = s."timeZone", "storeRegion" = s."region"
FROM "store" s WHERE s."merchantId" = p."merchantId" AND s."id" = p."storeId" AND (s."timeZone" IS NOT NULL OR s."region" IS NOT NULL);

-- What waits for an action, or waited until somebody activated it: such an entry names the award as its cause.
UPDATE "lot" l SET "onAction" = true WHERE l."availableAt" IS NULL OR EXISTS (
  SELECT 1 FROM "lot_movement" m
  JOIN "entry" e ON e."merchantId" = m."merchantId" AND e."id" = m."entryId" AND e."kind" = 'maturity' AND e."causeEntryId" IS NOT NULL
  WHERE m."merchantId" = l."merchantId" AND m."lotId" = l."id");

-- Few entries are gifts of a tier.
CREATE INDEX "entry_gift" ON "entry" ("merchantId", "memberId") WHERE "tierId" IS NOT NULL;
-- What is used may be taken back once.
CREATE UNIQUE INDEX "benefit_use_cancelled_once" ON "benefit_use" ("merchantId", "cancelsId") WHERE "cancelsId" IS NOT NULL;

ALTER TABLE "entry" ADD CONSTRAINT "entry_tier_of_gifts" CHECK ("tierId" IS NULL OR "kind" IN ('gift','correction','transfer'));
ALTER TABLE "return_reversal" ADD CONSTRAINT "return_reversal_expired_of_written_off" CHECK ("expiredPoints" BETWEEN 0 AND "writtenOffPoints");
ALTER TABLE "award_correction" ADD CONSTRAINT "award_correction_of_one" CHECK (("purchaseId" IS NULL) <> ("eventId" IS NULL));
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_kind_known" CHECK ("kind" IN ('override','match','gift','headStart','paid'));
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_ends_after_start" CHECK ("untilAt" > "fromAt");
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_target_of_matches" CHECK ("target" IS NULL OR "kind" = 'match');
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_gift_has_giver" CHECK (("kind" = 'gift') = ("giverMemberId" IS NOT NULL));
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_gift_to_another" CHECK ("giverMemberId" <> "memberId");
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_end_named" CHECK (("endedAt" IS NULL) = ("endedBy" IS NULL));
ALTER TABLE "tier_credit" ADD CONSTRAINT "tier_credit_metric_known" CHECK ("metric" IN ('spendMinor','pointsEarned','purchases','qualifyingPoints'));
ALTER TABLE "tier_credit" ADD CONSTRAINT "tier_credit_not_zero" CHECK ("amount" <> 0);
ALTER TABLE "tier_notice" ADD CONSTRAINT "tier_notice_days_not_negative" CHECK ("daysBefore" >= 0);
ALTER TABLE "benefit_use" ADD CONSTRAINT "benefit_use_sign" CHECK (("cancelsId" IS NULL AND "amount" > 0) OR ("cancelsId" IS NOT NULL AND "amount" < 0));
ALTER TABLE "benefit_use" ADD CONSTRAINT "benefit_use_period" CHECK ("periodTo" > "periodFrom");
ALTER TABLE "reward_price" ADD CONSTRAINT "reward_price_not_negative" CHECK ("costPoints" >= 0);
ALTER TABLE "simulation" ADD CONSTRAINT "simulation_days" CHECK ("fromDay" <= "toDay");

-- What each reward costs already, since it was made.
INSERT INTO "reward_price" ("merchantId", "id", "rewardId", "costPoints", "effectiveFrom", "recordedAt")
SELECT "merchantId", gen_random_uuid(), "id", "costPoints", "createdAt", "createdAt" FROM "reward";

-- Files whose rows are lines: what is put together while a file is being recorded, and mappings kept under a name.
ALTER TABLE "purchase_return" ADD COLUMN "currency" TEXT;
ALTER TABLE "purchase_return" ADD CONSTRAINT "purchase_return_unmatched_has_currency" CHECK (("purchaseId" IS NULL) = ("currency" IS NOT NULL));
-- An unmatched return is found by its import alone.
CREATE INDEX "purchase_return_merchantId_importId_idx" ON "purchase_return"("merchantId", "importId");

CREATE TABLE "import_fragment" (
    "merchantId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "row" BIGINT NOT NULL,
    "groupKey" TEXT NOT NULL,
    "isReturn" BOOLEAN NOT NULL,
    "occurredAt" TIMESTAMPTZ(3),
    "rowCount" INTEGER NOT NULL,
    "problem" TEXT,
    "cells" JSON NOT NULL,

    CONSTRAINT "import_fragment_pkey" PRIMARY KEY ("merchantId","importId","row")
);

CREATE TABLE "import_group" (
    "merchantId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "groupKey" TEXT NOT NULL,
    "isReturn" BOOLEAN NOT NULL,
    "problem" TEXT,
    "fragmentRows" BIGINT[],
    "rowsUpTo" BIGINT NOT NULL,

    CONSTRAINT "import_group_pkey" PRIMARY KEY ("merchantId","importId","position")
);

CREATE TABLE "saved_mapping" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "headings" TEXT[],
    "mapping" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_mapping_pkey" PRIMARY KEY ("merchantId","id")
);

CREATE UNIQUE INDEX "saved_mapping_merchantId_name_key" ON "saved_mapping"("merchantId", "name");
ALTER TABLE "import_fragment" ADD CONSTRAINT "import_fragment_merchantId_importId_fkey" FOREIGN KEY ("merchantId", "importId") REFERENCES "import"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_group" ADD CONSTRAINT "import_group_merchantId_importId_fkey" FOREIGN KEY ("merchantId", "importId") REFERENCES "import"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Paid tiers: who has one, and what was paid for which period.
CREATE TABLE "subscription" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "tierId" UUID NOT NULL,
    "interval" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "trialUntil" DATE,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelledBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("merchantId","id")
);

CREATE TABLE "subscription_payment" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subscriptionId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE NOT NULL,
    "paidAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" TEXT NOT NULL,

    CONSTRAINT "subscription_payment_pkey" PRIMARY KEY ("merchantId","id")
);

CREATE INDEX "subscription_merchantId_memberId_idx" ON "subscription"("merchantId", "memberId");
CREATE UNIQUE INDEX "subscription_payment_merchantId_externalId_key" ON "subscription_payment"("merchantId", "externalId");
CREATE UNIQUE INDEX "subscription_payment_merchantId_subscriptionId_periodFrom_key" ON "subscription_payment"("merchantId", "subscriptionId", "periodFrom");

ALTER TABLE "subscription" ADD CONSTRAINT "subscription_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_merchantId_tierId_fkey" FOREIGN KEY ("merchantId", "tierId") REFERENCES "tier"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "subscription_payment" ADD CONSTRAINT "subscription_payment_merchantId_subscriptionId_fkey" FOREIGN KEY ("merchantId", "subscriptionId") REFERENCES "subscription"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_interval_known" CHECK ("interval" IN ('month','year'));
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_cancel_named" CHECK (("cancelledAt" IS NULL) = ("cancelledBy" IS NULL));
ALTER TABLE "subscription_payment" ADD CONSTRAINT "subscription_payment_positive" CHECK ("amountMinor" > 0);
ALTER TABLE "subscription_payment" ADD CONSTRAINT "subscription_payment_period" CHECK ("periodTo" > "periodFrom");
ALTER TABLE "tier_grant" ADD COLUMN "subscriptionId" UUID;
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_merchantId_subscriptionId_fkey" FOREIGN KEY ("merchantId", "subscriptionId") REFERENCES "subscription"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "tier_grant" ADD CONSTRAINT "tier_grant_paid_has_subscription" CHECK (("kind" = 'paid') = ("subscriptionId" IS NOT NULL));

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
