-- AlterTable
ALTER TABLE "entry" ADD COLUMN     "eventId" UUID,
ADD COLUMN     "returnId" UUID;

-- AlterTable
ALTER TABLE "lot" ADD COLUMN     "earnedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "program" ADD COLUMN     "approvalAbovePoints" BIGINT;

-- CreateTable
CREATE TABLE "judgement" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programVersionId" UUID,
    "purchaseId" UUID,
    "eventId" UUID,
    "returnId" UUID,
    "outcome" TEXT NOT NULL,
    "effectiveAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "judgement_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "expiry_warning" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "walletId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "points" BIGINT NOT NULL,
    "warnedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expiry_warning_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "adjustment_batch" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'checked',
    "rowCount" INTEGER NOT NULL,
    "givenPoints" BIGINT NOT NULL,
    "takenPoints" BIGINT NOT NULL,
    "createdBy" UUID NOT NULL,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "note" TEXT,
    "jobId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "adjustment_batch_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "adjustment_row" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,
    "memberId" UUID,
    "currency" TEXT NOT NULL,
    "points" BIGINT,
    "reason" TEXT,
    "problem" TEXT,
    "entryId" UUID,

    CONSTRAINT "adjustment_row_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "customer_merge" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fromCustomerId" UUID NOT NULL,
    "intoCustomerId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,
    "mergedBy" UUID,

    CONSTRAINT "customer_merge_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "purchase_return" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "purchaseId" UUID,
    "customerId" UUID,
    "importId" UUID,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "localDay" DATE NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "revenueMinor" BIGINT NOT NULL,
    "baseMinor" BIGINT NOT NULL,
    "isWhole" BOOLEAN NOT NULL,
    "requested" JSONB NOT NULL,

    CONSTRAINT "purchase_return_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "purchase_return_key" (
    "merchantId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "returnId" UUID NOT NULL,
    "contentHash" TEXT NOT NULL,

    CONSTRAINT "purchase_return_key_pkey" PRIMARY KEY ("merchantId","externalId")
);

-- CreateTable
CREATE TABLE "return_reversal" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "returnId" UUID NOT NULL,
    "purchaseId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "awardEntryId" UUID NOT NULL,
    "points" BIGINT NOT NULL,
    "writtenOffPoints" BIGINT NOT NULL,
    "entryId" UUID,

    CONSTRAINT "return_reversal_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "event_type" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "schema" JSON NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "event_type_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "event" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "type" TEXT,
    "externalId" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "memberId" UUID,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "localDay" DATE NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "event_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "event_key" (
    "merchantId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "eventId" UUID NOT NULL,
    "contentHash" TEXT NOT NULL,

    CONSTRAINT "event_key_pkey" PRIMARY KEY ("merchantId","key")
);

-- CreateTable
CREATE TABLE "calendar_run" (
    "merchantId" UUID NOT NULL,
    "doneDay" DATE NOT NULL,

    CONSTRAINT "calendar_run_pkey" PRIMARY KEY ("merchantId")
);

-- CreateTable
CREATE TABLE "referral_code" (
    "merchantId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "memberId" UUID NOT NULL,

    CONSTRAINT "referral_code_pkey" PRIMARY KEY ("merchantId","code")
);

-- CreateTable
CREATE TABLE "referral" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "referrerMemberId" UUID NOT NULL,
    "refereeMemberId" UUID NOT NULL,
    "referredAt" TIMESTAMPTZ(3) NOT NULL,
    "convertedAt" TIMESTAMPTZ(3),
    "purchaseId" UUID,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateIndex
CREATE INDEX "judgement_merchantId_memberId_id_idx" ON "judgement"("merchantId", "memberId", "id");

-- CreateIndex
CREATE INDEX "judgement_merchantId_purchaseId_idx" ON "judgement"("merchantId", "purchaseId");

-- CreateIndex
CREATE INDEX "expiry_warning_merchantId_memberId_id_idx" ON "expiry_warning"("merchantId", "memberId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "expiry_warning_merchantId_walletId_expiresAt_daysBefore_key" ON "expiry_warning"("merchantId", "walletId", "expiresAt", "daysBefore");

-- CreateIndex
CREATE INDEX "adjustment_batch_merchantId_programId_id_idx" ON "adjustment_batch"("merchantId", "programId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "adjustment_row_merchantId_batchId_position_key" ON "adjustment_row"("merchantId", "batchId", "position");

-- CreateIndex
CREATE INDEX "customer_merge_merchantId_intoCustomerId_idx" ON "customer_merge"("merchantId", "intoCustomerId");

-- CreateIndex
CREATE UNIQUE INDEX "customer_merge_merchantId_fromCustomerId_key" ON "customer_merge"("merchantId", "fromCustomerId");

-- CreateIndex
CREATE INDEX "purchase_return_merchantId_purchaseId_idx" ON "purchase_return"("merchantId", "purchaseId");

-- CreateIndex
CREATE INDEX "purchase_return_merchantId_customerId_occurredAt_idx" ON "purchase_return"("merchantId", "customerId", "occurredAt");

-- CreateIndex
CREATE INDEX "purchase_return_merchantId_occurredAt_idx" ON "purchase_return"("merchantId", "occurredAt");

-- CreateIndex
CREATE INDEX "return_reversal_merchantId_returnId_idx" ON "return_reversal"("merchantId", "returnId");

-- CreateIndex
CREATE INDEX "return_reversal_merchantId_purchaseId_idx" ON "return_reversal"("merchantId", "purchaseId");

-- CreateIndex
CREATE INDEX "return_reversal_merchantId_memberId_idx" ON "return_reversal"("merchantId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "event_type_merchantId_code_key" ON "event_type"("merchantId", "code");

-- CreateIndex
CREATE INDEX "event_merchantId_customerId_occurredAt_idx" ON "event"("merchantId", "customerId", "occurredAt");

-- CreateIndex
CREATE INDEX "event_merchantId_occurredAt_idx" ON "event"("merchantId", "occurredAt");

-- CreateIndex
CREATE UNIQUE INDEX "referral_code_merchantId_memberId_key" ON "referral_code"("merchantId", "memberId");

-- CreateIndex
CREATE INDEX "referral_merchantId_referrerMemberId_idx" ON "referral"("merchantId", "referrerMemberId");

-- CreateIndex
CREATE UNIQUE INDEX "referral_merchantId_refereeMemberId_key" ON "referral"("merchantId", "refereeMemberId");

-- CreateIndex
CREATE INDEX "member_merchantId_joinedAt_idx" ON "member"("merchantId", "joinedAt");

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_merchantId_returnId_fkey" FOREIGN KEY ("merchantId", "returnId") REFERENCES "purchase_return"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_merchantId_eventId_fkey" FOREIGN KEY ("merchantId", "eventId") REFERENCES "event"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expiry_warning" ADD CONSTRAINT "expiry_warning_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment_batch" ADD CONSTRAINT "adjustment_batch_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment_row" ADD CONSTRAINT "adjustment_row_merchantId_batchId_fkey" FOREIGN KEY ("merchantId", "batchId") REFERENCES "adjustment_batch"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_merge" ADD CONSTRAINT "customer_merge_merchantId_fromCustomerId_fkey" FOREIGN KEY ("merchantId", "fromCustomerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_merge" ADD CONSTRAINT "customer_merge_merchantId_intoCustomerId_fkey" FOREIGN KEY ("merchantId", "intoCustomerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_return" ADD CONSTRAINT "purchase_return_merchantId_purchaseId_fkey" FOREIGN KEY ("merchantId", "purchaseId") REFERENCES "purchase"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_return" ADD CONSTRAINT "purchase_return_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_reversal" ADD CONSTRAINT "return_reversal_merchantId_returnId_fkey" FOREIGN KEY ("merchantId", "returnId") REFERENCES "purchase_return"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_reversal" ADD CONSTRAINT "return_reversal_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_code" ADD CONSTRAINT "referral_code_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_merchantId_referrerMemberId_fkey" FOREIGN KEY ("merchantId", "referrerMemberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_merchantId_refereeMemberId_fkey" FOREIGN KEY ("merchantId", "refereeMemberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nothing reads it, and a new installation's planner took it to check that a customer exists, through all of the merchant's.
DROP INDEX "customer_merchantId_lastPurchaseAt_idx";

-- The digest in the entry is of the salt and this text as it stands, which only json keeps. Those of before are of its RFC 8785 form.
ALTER TABLE "explanation" ALTER COLUMN "body" TYPE JSON;

-- Counted up again and again: with room beside it a row is changed in its place, and its keys stay as they are.
ALTER TABLE "rollup_day" SET (fillfactor = 50);
ALTER TABLE "rollup_buyers" SET (fillfactor = 50);
ALTER TABLE "rollup_cohort" SET (fillfactor = 50);

-- Reckoned by the database, as under row-level security an index on an expression would not be used.
ALTER TABLE "customer" ADD COLUMN "birthdayDay" INTEGER
  GENERATED ALWAYS AS ((extract(month FROM "birthday") * 100 + extract(day FROM "birthday"))::integer) STORED;
CREATE INDEX "customer_birthday" ON "customer" ("merchantId", "birthdayDay") WHERE "birthdayDay" IS NOT NULL;
CREATE INDEX "referral_waiting" ON "referral" ("merchantId", "refereeMemberId") WHERE "convertedAt" IS NULL;
CREATE INDEX "judgement_event" ON "judgement" ("merchantId", "eventId") WHERE "eventId" IS NOT NULL;
-- Few entries have an event or a return, so that the others need no place in these indexes.
CREATE INDEX "entry_event" ON "entry" ("merchantId", "eventId") WHERE "eventId" IS NOT NULL;
CREATE INDEX "entry_return" ON "entry" ("merchantId", "returnId") WHERE "returnId" IS NOT NULL;
-- Points that wait for an action, and those that activity keeps alive.
CREATE INDEX "lot_waiting" ON "lot" ("merchantId", "walletId") WHERE "availableAt" IS NULL AND "remaining" > 0;
CREATE INDEX "lot_inactivity" ON "lot" ("merchantId", "walletId") WHERE "inactivityMonths" IS NOT NULL;

ALTER TABLE "purchase_return" ADD CONSTRAINT "purchase_return_amounts_not_negative" CHECK ("amountMinor" >= 0 AND "revenueMinor" >= 0 AND "baseMinor" >= 0);
ALTER TABLE "return_reversal" ADD CONSTRAINT "return_reversal_points_not_negative" CHECK ("points" >= 0 AND "writtenOffPoints" >= 0);
ALTER TABLE "return_reversal" ADD CONSTRAINT "return_reversal_entry_when_taken" CHECK (("points" > 0) = ("entryId" IS NOT NULL));
ALTER TABLE "event" ADD CONSTRAINT "event_trigger_known" CHECK ("trigger" IN ('event','signup','birthday','anniversary','referral','surveyResponse'));
ALTER TABLE "event" ADD CONSTRAINT "event_type_of_events_only" CHECK (("trigger" = 'event') = ("type" IS NOT NULL));
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_code_form" CHECK ("code" ~ '^[a-z][a-zA-Z0-9_]*(\.[a-z][a-zA-Z0-9_]*)*$');
ALTER TABLE "referral" ADD CONSTRAINT "referral_not_of_oneself" CHECK ("referrerMemberId" <> "refereeMemberId");
ALTER TABLE "referral" ADD CONSTRAINT "referral_converted_by_purchase" CHECK (("convertedAt" IS NULL) = ("purchaseId" IS NULL));
ALTER TABLE "customer_merge" ADD CONSTRAINT "customer_merge_of_two" CHECK ("fromCustomerId" <> "intoCustomerId");
ALTER TABLE "expiry_warning" ADD CONSTRAINT "expiry_warning_known" CHECK ("daysBefore" IN (30, 7, 1) AND "points" > 0);
ALTER TABLE "adjustment_batch" ADD CONSTRAINT "adjustment_batch_status_known" CHECK ("status" IN ('checked','waiting','refused','running','done','failed','cancelled'));
ALTER TABLE "adjustment_batch" ADD CONSTRAINT "adjustment_batch_decided_at" CHECK (("decidedBy" IS NULL) = ("decidedAt" IS NULL));
-- The second person is another one.
ALTER TABLE "adjustment_batch" ADD CONSTRAINT "adjustment_batch_decided_by_another" CHECK ("decidedBy" <> "createdBy");
ALTER TABLE "adjustment_row" ADD CONSTRAINT "adjustment_row_points_not_zero" CHECK ("points" IS NULL OR "points" <> 0);
ALTER TABLE "program" ADD CONSTRAINT "program_approval_above_not_negative" CHECK ("approvalAbovePoints" >= 0);
ALTER TABLE "member" DROP CONSTRAINT "member_status_known", ADD CONSTRAINT "member_status_known" CHECK ("status" IN ('active','left','merged'));

-- As before, with the new append-only tables; whose purchase, return or event it is may change when two customers are merged.
CREATE OR REPLACE FUNCTION protect_tenant_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
  append_only text[] := ARRAY['audit_row','outbox_event','entry','posting','lot_movement','ledger_seal','program_version','purchase','purchase_item','purchase_key',
    'purchase_return','purchase_return_key','return_reversal','event','event_key','customer_merge'];
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
  GRANT SELECT ON "outbox_event" TO regulars_relay;
END $$;
SELECT protect_tenant_tables();
