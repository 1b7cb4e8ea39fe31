-- CreateTable
CREATE TABLE "account" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "wallet" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "availablePoints" BIGINT NOT NULL DEFAULT 0,
    "pendingPoints" BIGINT NOT NULL DEFAULT 0,
    "mayGoNegative" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "wallet_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "entry" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "walletId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "programVersionId" UUID,
    "currency" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "effectiveAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "effectiveDay" DATE NOT NULL,
    "purchaseId" UUID,
    "redemptionId" UUID,
    "causeEntryId" UUID,
    "reason" TEXT,
    "explanationDigest" TEXT,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "posting" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "ledgerAccount" TEXT NOT NULL,
    "points" BIGINT NOT NULL,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "lot" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "walletId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "points" BIGINT NOT NULL,
    "remaining" BIGINT NOT NULL,
    "availableAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "matured" BOOLEAN NOT NULL,
    "inactivityMonths" INTEGER,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "lot_movement" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "lotId" UUID NOT NULL,
    "points" BIGINT NOT NULL,

    CONSTRAINT "lot_movement_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "explanation" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "salt" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "explanation_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "ledger_seal" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "entryCount" BIGINT NOT NULL,
    "root" TEXT NOT NULL,
    "previousSeal" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_seal_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "program" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "currencyCode" TEXT NOT NULL,
    "currencyName" TEXT NOT NULL,
    "currencyPlural" TEXT NOT NULL,
    "valuePoints" BIGINT NOT NULL,
    "valueAmountMinor" BIGINT NOT NULL,
    "moneyCurrency" TEXT NOT NULL,
    "joinPolicy" TEXT NOT NULL,
    "returnPolicy" TEXT NOT NULL DEFAULT 'withinBalance',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "awardFrom" DATE,
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "draft" JSONB,

    CONSTRAINT "program_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "earning_rule" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "definition" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "earning_rule_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "program_version" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedBy" TEXT,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "mail" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT 'message',
    "toAddress" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "member_code" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "emailKey" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_code_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "portal_session" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "portal_session_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "segment" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "condition" JSONB NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,
    "countedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "rollup_day" (
    "merchantId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "metric" TEXT NOT NULL,
    "dimension" TEXT NOT NULL DEFAULT '',
    "day" DATE NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "rollup_day_pkey" PRIMARY KEY ("merchantId","programId","metric","dimension","day")
);

-- CreateTable
CREATE TABLE "rollup_buyers" (
    "merchantId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "grain" TEXT NOT NULL,
    "bucket" DATE NOT NULL,
    "metric" TEXT NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "rollup_buyers_pkey" PRIMARY KEY ("merchantId","programId","grain","bucket","metric")
);

-- CreateTable
CREATE TABLE "rollup_customer" (
    "merchantId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "purchases" BIGINT NOT NULL,
    "revenueMinor" BIGINT NOT NULL,

    CONSTRAINT "rollup_customer_pkey" PRIMARY KEY ("merchantId","customerId","day")
);

-- CreateTable
CREATE TABLE "rollup_join" (
    "merchantId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "joinedDay" DATE NOT NULL,

    CONSTRAINT "rollup_join_pkey" PRIMARY KEY ("merchantId","customerId","programId")
);

-- CreateTable
CREATE TABLE "rollup_cohort" (
    "merchantId" UUID NOT NULL,
    "cohort" DATE NOT NULL,
    "month" INTEGER NOT NULL,
    "customers" BIGINT NOT NULL,

    CONSTRAINT "rollup_cohort_pkey" PRIMARY KEY ("merchantId","cohort","month")
);

-- CreateTable
CREATE TABLE "merchant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "accent" TEXT NOT NULL DEFAULT '#0F766E',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "staff_invitation" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "externalId" TEXT,
    "firstName" TEXT,
    "lastName" TEXT,
    "birthday" DATE,
    "locale" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "firstSeenDay" DATE NOT NULL,
    "firstPurchaseAt" TIMESTAMPTZ(3),
    "lastPurchaseAt" TIMESTAMPTZ(3),
    "purchaseCount" BIGINT NOT NULL DEFAULT 0,
    "spendMinor" BIGINT NOT NULL DEFAULT 0,
    "revenueMinor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "customer_identifier" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "customer_identifier_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "customer_attribute" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "customer_attribute_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "customer_consent" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_consent_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "member" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "cardNumber" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "audit_row" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subjectId" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_row_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "outbox_cursor" (
    "subscriber" TEXT NOT NULL,
    "xid" BIGINT NOT NULL,
    "eventId" UUID NOT NULL,

    CONSTRAINT "outbox_cursor_pkey" PRIMARY KEY ("subscriber")
);

-- CreateTable
CREATE TABLE "outbox_failure" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subscriber" TEXT NOT NULL,
    "eventId" UUID NOT NULL,
    "error" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_failure_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "merchantId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSON NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("merchantId","key")
);

-- CreateTable
CREATE TABLE "job" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "done" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL DEFAULT 0,
    "input" JSONB NOT NULL DEFAULT '{}',
    "progress" JSONB NOT NULL DEFAULT '{}',
    "result" JSONB,
    "errorCode" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "workerId" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("workerId")
);

-- CreateTable
CREATE TABLE "reward" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "terms" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "costPoints" BIGINT NOT NULL,
    "stock" BIGINT,
    "unitCostMinor" BIGINT,
    "voucherDays" INTEGER NOT NULL DEFAULT 90,
    "imageId" UUID,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "archivedAt" TIMESTAMPTZ(3),
    "detail" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reward_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "redemption" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rewardId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "quantity" BIGINT NOT NULL DEFAULT 1,
    "points" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'issued',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "redemption_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "voucher" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "redemptionId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'issued',
    "expiresAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),
    "usedBy" TEXT,
    "purchaseExternalId" TEXT,

    CONSTRAINT "voucher_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "image" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "image_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "store" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT,
    "region" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "store_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "purchase" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "customerId" UUID,
    "storeId" UUID,
    "importId" UUID,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "localDay" DATE NOT NULL,
    "channel" TEXT,
    "currency" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "taxMinor" BIGINT NOT NULL DEFAULT 0,
    "shippingMinor" BIGINT NOT NULL DEFAULT 0,
    "discountMinor" BIGINT NOT NULL DEFAULT 0,
    "paidWithPointsMinor" BIGINT NOT NULL DEFAULT 0,
    "taxIncluded" BOOLEAN NOT NULL DEFAULT false,
    "revenueMinor" BIGINT NOT NULL,
    "baseMinor" BIGINT NOT NULL,
    "exchangeRate" TEXT,

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "merchantId" UUID NOT NULL,
    "fromCurrency" TEXT NOT NULL,
    "toCurrency" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "rate" TEXT NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("merchantId","fromCurrency","toCurrency","day")
);

-- CreateTable
CREATE TABLE "purchase_key" (
    "merchantId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "purchaseId" UUID NOT NULL,
    "contentHash" TEXT NOT NULL,

    CONSTRAINT "purchase_key_pkey" PRIMARY KEY ("merchantId","externalId")
);

-- CreateTable
CREATE TABLE "purchase_item" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purchaseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "lineId" TEXT,
    "sku" TEXT NOT NULL,
    "name" TEXT,
    "category" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'goods',
    "quantity" BIGINT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "discountMinor" BIGINT NOT NULL DEFAULT 0,
    "baseMinor" BIGINT NOT NULL,

    CONSTRAINT "purchase_item_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "rule_budget" (
    "merchantId" UUID NOT NULL,
    "ruleId" UUID NOT NULL,
    "usedPoints" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rule_budget_pkey" PRIMARY KEY ("merchantId","ruleId")
);

-- CreateTable
CREATE TABLE "customer_day" (
    "merchantId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "purchases" BIGINT NOT NULL,
    "spendMinor" BIGINT NOT NULL,
    "revenueMinor" BIGINT NOT NULL,

    CONSTRAINT "customer_day_pkey" PRIMARY KEY ("merchantId","customerId","day")
);

-- CreateTable
CREATE TABLE "import" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "byteSize" BIGINT NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "status" TEXT NOT NULL DEFAULT 'uploading',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "jobId" UUID,
    "receipt" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "import_rejection" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "row" BIGINT NOT NULL,
    "raw" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "import_rejection_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "survey" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "commentQuestion" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "survey_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "survey_invitation" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "memberId" UUID,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "survey_invitation_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "survey_response" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "invitationId" UUID,
    "customerId" UUID,
    "score" INTEGER NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "channel" TEXT NOT NULL DEFAULT 'link',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "localDay" DATE NOT NULL,

    CONSTRAINT "survey_response_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "tier" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "tier_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateTable
CREATE TABLE "tier_period" (
    "merchantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "programId" UUID NOT NULL,
    "tierId" UUID NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3),
    "state" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "tier_period_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateIndex
CREATE INDEX "wallet_merchantId_programId_idx" ON "wallet"("merchantId", "programId");

-- CreateIndex
CREATE UNIQUE INDEX "wallet_merchantId_accountId_currency_key" ON "wallet"("merchantId", "accountId", "currency");

-- CreateIndex
CREATE INDEX "entry_merchantId_memberId_id_idx" ON "entry"("merchantId", "memberId", "id");

-- CreateIndex
CREATE INDEX "entry_merchantId_purchaseId_idx" ON "entry"("merchantId", "purchaseId");

-- CreateIndex
CREATE INDEX "entry_merchantId_walletId_effectiveAt_idx" ON "entry"("merchantId", "walletId", "effectiveAt");

-- CreateIndex
CREATE INDEX "posting_merchantId_entryId_idx" ON "posting"("merchantId", "entryId");

-- CreateIndex
CREATE INDEX "lot_merchantId_walletId_expiresAt_idx" ON "lot"("merchantId", "walletId", "expiresAt");

-- CreateIndex
CREATE INDEX "lot_merchantId_entryId_idx" ON "lot"("merchantId", "entryId");

-- CreateIndex
CREATE INDEX "lot_movement_merchantId_entryId_idx" ON "lot_movement"("merchantId", "entryId");

-- CreateIndex
CREATE INDEX "lot_movement_merchantId_lotId_idx" ON "lot_movement"("merchantId", "lotId");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_seal_merchantId_day_key" ON "ledger_seal"("merchantId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "program_merchantId_slug_key" ON "program"("merchantId", "slug");

-- CreateIndex
CREATE INDEX "earning_rule_merchantId_programId_position_idx" ON "earning_rule"("merchantId", "programId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "program_version_merchantId_programId_number_key" ON "program_version"("merchantId", "programId", "number");

-- CreateIndex
CREATE INDEX "mail_merchantId_status_id_idx" ON "mail"("merchantId", "status", "id");

-- CreateIndex
CREATE INDEX "member_code_merchantId_programId_emailKey_id_idx" ON "member_code"("merchantId", "programId", "emailKey", "id");

-- CreateIndex
CREATE INDEX "portal_session_merchantId_memberId_idx" ON "portal_session"("merchantId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "portal_session_merchantId_tokenHash_key" ON "portal_session"("merchantId", "tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "segment_merchantId_name_key" ON "segment"("merchantId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_merchantId_secretHash_key" ON "api_key"("merchantId", "secretHash");

-- CreateIndex
CREATE INDEX "rollup_customer_merchantId_day_idx" ON "rollup_customer"("merchantId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "merchant_slug_key" ON "merchant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "staff_user_emailKey_key" ON "staff_user"("emailKey");

-- CreateIndex
CREATE INDEX "staff_session_userId_idx" ON "staff_session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_tokenHash_key" ON "password_reset"("tokenHash");

-- CreateIndex
CREATE INDEX "password_reset_userId_idx" ON "password_reset"("userId");

-- CreateIndex
CREATE INDEX "membership_userId_idx" ON "membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "membership_merchantId_userId_key" ON "membership"("merchantId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "staff_invitation_merchantId_tokenHash_key" ON "staff_invitation"("merchantId", "tokenHash");

-- CreateIndex
CREATE INDEX "customer_merchantId_lastPurchaseAt_idx" ON "customer"("merchantId", "lastPurchaseAt");

-- CreateIndex
CREATE INDEX "customer_identifier_merchantId_customerId_idx" ON "customer_identifier"("merchantId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "customer_identifier_merchantId_kind_value_key" ON "customer_identifier"("merchantId", "kind", "value");

-- CreateIndex
CREATE INDEX "customer_attribute_merchantId_key_value_idx" ON "customer_attribute"("merchantId", "key", "value");

-- CreateIndex
CREATE UNIQUE INDEX "customer_attribute_merchantId_customerId_key_key" ON "customer_attribute"("merchantId", "customerId", "key");

-- CreateIndex
CREATE INDEX "customer_consent_merchantId_customerId_channel_id_idx" ON "customer_consent"("merchantId", "customerId", "channel", "id");

-- CreateIndex
CREATE INDEX "member_merchantId_programId_id_idx" ON "member"("merchantId", "programId", "id");

-- CreateIndex
CREATE INDEX "member_merchantId_customerId_idx" ON "member"("merchantId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "member_merchantId_programId_customerId_key" ON "member"("merchantId", "programId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "member_merchantId_cardNumber_key" ON "member"("merchantId", "cardNumber");

-- CreateIndex
CREATE INDEX "audit_row_merchantId_subjectId_id_idx" ON "audit_row"("merchantId", "subjectId", "id");

-- CreateIndex
CREATE INDEX "audit_row_merchantId_action_id_idx" ON "audit_row"("merchantId", "action", "id");

-- CreateIndex
CREATE INDEX "outbox_event_xid_id_idx" ON "outbox_event"("xid", "id");

-- CreateIndex
CREATE INDEX "outbox_event_merchantId_xid_id_idx" ON "outbox_event"("merchantId", "xid", "id");

-- CreateIndex
CREATE INDEX "job_merchantId_kind_id_idx" ON "job"("merchantId", "kind", "id");

-- CreateIndex
CREATE INDEX "reward_merchantId_programId_id_idx" ON "reward"("merchantId", "programId", "id");

-- CreateIndex
CREATE INDEX "redemption_merchantId_memberId_id_idx" ON "redemption"("merchantId", "memberId", "id");

-- CreateIndex
CREATE INDEX "redemption_merchantId_rewardId_id_idx" ON "redemption"("merchantId", "rewardId", "id");

-- CreateIndex
CREATE INDEX "voucher_merchantId_redemptionId_idx" ON "voucher"("merchantId", "redemptionId");

-- CreateIndex
CREATE UNIQUE INDEX "voucher_merchantId_code_key" ON "voucher"("merchantId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "store_merchantId_externalId_key" ON "store"("merchantId", "externalId");

-- CreateIndex
CREATE INDEX "purchase_merchantId_customerId_occurredAt_idx" ON "purchase"("merchantId", "customerId", "occurredAt");

-- CreateIndex
CREATE INDEX "purchase_merchantId_occurredAt_idx" ON "purchase"("merchantId", "occurredAt");

-- CreateIndex
CREATE INDEX "purchase_merchantId_importId_idx" ON "purchase"("merchantId", "importId");

-- CreateIndex
CREATE INDEX "purchase_item_merchantId_purchaseId_idx" ON "purchase_item"("merchantId", "purchaseId");

-- CreateIndex
CREATE INDEX "purchase_item_merchantId_sku_idx" ON "purchase_item"("merchantId", "sku");

-- CreateIndex
CREATE INDEX "customer_day_merchantId_day_idx" ON "customer_day"("merchantId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "import_chunk_merchantId_importId_position_key" ON "import_chunk"("merchantId", "importId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "import_rejection_merchantId_importId_row_key" ON "import_rejection"("merchantId", "importId", "row");

-- CreateIndex
CREATE UNIQUE INDEX "survey_merchantId_slug_key" ON "survey"("merchantId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "survey_invitation_merchantId_tokenHash_key" ON "survey_invitation"("merchantId", "tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "survey_invitation_merchantId_surveyId_customerId_key" ON "survey_invitation"("merchantId", "surveyId", "customerId");

-- CreateIndex
CREATE INDEX "survey_response_merchantId_surveyId_id_idx" ON "survey_response"("merchantId", "surveyId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_response_merchantId_invitationId_key" ON "survey_response"("merchantId", "invitationId");

-- CreateIndex
CREATE INDEX "tier_merchantId_programId_idx" ON "tier"("merchantId", "programId");

-- CreateIndex
CREATE INDEX "tier_period_merchantId_programId_tierId_fromAt_idx" ON "tier_period"("merchantId", "programId", "tierId", "fromAt");

-- CreateIndex
CREATE UNIQUE INDEX "tier_period_merchantId_memberId_fromAt_key" ON "tier_period"("merchantId", "memberId", "fromAt");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_merchantId_accountId_fkey" FOREIGN KEY ("merchantId", "accountId") REFERENCES "account"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_merchantId_walletId_fkey" FOREIGN KEY ("merchantId", "walletId") REFERENCES "wallet"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_merchantId_purchaseId_fkey" FOREIGN KEY ("merchantId", "purchaseId") REFERENCES "purchase"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_merchantId_programVersionId_fkey" FOREIGN KEY ("merchantId", "programVersionId") REFERENCES "program_version"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_merchantId_entryId_fkey" FOREIGN KEY ("merchantId", "entryId") REFERENCES "entry"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_merchantId_walletId_fkey" FOREIGN KEY ("merchantId", "walletId") REFERENCES "wallet"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_merchantId_entryId_fkey" FOREIGN KEY ("merchantId", "entryId") REFERENCES "entry"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_movement" ADD CONSTRAINT "lot_movement_merchantId_entryId_fkey" FOREIGN KEY ("merchantId", "entryId") REFERENCES "entry"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_movement" ADD CONSTRAINT "lot_movement_merchantId_lotId_fkey" FOREIGN KEY ("merchantId", "lotId") REFERENCES "lot"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "explanation" ADD CONSTRAINT "explanation_merchantId_id_fkey" FOREIGN KEY ("merchantId", "id") REFERENCES "entry"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earning_rule" ADD CONSTRAINT "earning_rule_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_version" ADD CONSTRAINT "program_version_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_session" ADD CONSTRAINT "portal_session_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_identifier" ADD CONSTRAINT "customer_identifier_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_attribute" ADD CONSTRAINT "customer_attribute_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_consent" ADD CONSTRAINT "customer_consent_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_merchantId_accountId_fkey" FOREIGN KEY ("merchantId", "accountId") REFERENCES "account"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reward" ADD CONSTRAINT "reward_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_merchantId_rewardId_fkey" FOREIGN KEY ("merchantId", "rewardId") REFERENCES "reward"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_merchantId_entryId_fkey" FOREIGN KEY ("merchantId", "entryId") REFERENCES "entry"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_merchantId_redemptionId_fkey" FOREIGN KEY ("merchantId", "redemptionId") REFERENCES "redemption"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_merchantId_storeId_fkey" FOREIGN KEY ("merchantId", "storeId") REFERENCES "store"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_item" ADD CONSTRAINT "purchase_item_merchantId_purchaseId_fkey" FOREIGN KEY ("merchantId", "purchaseId") REFERENCES "purchase"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_day" ADD CONSTRAINT "customer_day_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_merchantId_importId_fkey" FOREIGN KEY ("merchantId", "importId") REFERENCES "import"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rejection" ADD CONSTRAINT "import_rejection_merchantId_importId_fkey" FOREIGN KEY ("merchantId", "importId") REFERENCES "import"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_invitation" ADD CONSTRAINT "survey_invitation_merchantId_surveyId_fkey" FOREIGN KEY ("merchantId", "surveyId") REFERENCES "survey"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_invitation" ADD CONSTRAINT "survey_invitation_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_merchantId_surveyId_fkey" FOREIGN KEY ("merchantId", "surveyId") REFERENCES "survey"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_merchantId_customerId_fkey" FOREIGN KEY ("merchantId", "customerId") REFERENCES "customer"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_merchantId_invitationId_fkey" FOREIGN KEY ("merchantId", "invitationId") REFERENCES "survey_invitation"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier" ADD CONSTRAINT "tier_merchantId_programId_fkey" FOREIGN KEY ("merchantId", "programId") REFERENCES "program"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_period" ADD CONSTRAINT "tier_period_merchantId_memberId_fkey" FOREIGN KEY ("merchantId", "memberId") REFERENCES "member"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_period" ADD CONSTRAINT "tier_period_merchantId_tierId_fkey" FOREIGN KEY ("merchantId", "tierId") REFERENCES "tier"("merchantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants. Names are mapped to typed errors in lib/core/db-errors.ts.
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_available_not_negative" CHECK ("availablePoints" >= 0 OR "mayGoNegative");
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_pending_not_negative" CHECK ("pendingPoints" >= 0);
ALTER TABLE "lot" ADD CONSTRAINT "lot_remaining_within_points" CHECK ("remaining" >= 0 AND "remaining" <= "points");
ALTER TABLE "lot" ADD CONSTRAINT "lot_points_positive" CHECK ("points" > 0);
ALTER TABLE "entry" ADD CONSTRAINT "entry_kind_known" CHECK ("kind" IN ('award','redemption','redemptionCancel','expiry','maturity','reversal','adjustment','correction','transfer','gift'));
ALTER TABLE "posting" ADD CONSTRAINT "posting_account_known" CHECK ("ledgerAccount" IN ('member.available','member.pending','program.issued','program.redeemed','program.expired','program.reversed','program.adjusted','partner.clearing','program.donated'));
ALTER TABLE "posting" ADD CONSTRAINT "posting_not_zero" CHECK ("points" <> 0);
ALTER TABLE "reward" ADD CONSTRAINT "reward_stock_not_negative" CHECK ("stock" IS NULL OR "stock" >= 0);
ALTER TABLE "reward" ADD CONSTRAINT "reward_cost_positive" CHECK ("costPoints" > 0);
ALTER TABLE "reward" ADD CONSTRAINT "reward_kind_known" CHECK ("kind" IN ('amountDiscount','percentageDiscount','freeProduct','freeDelivery','freeService','giftCard','experience','partnerOffer','cashback','donation','sweepstakesEntry','tierBoost','custom'));
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_status_known" CHECK ("status" IN ('issued','used','cancelled'));
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_quantity_positive" CHECK ("quantity" > 0 AND "points" >= 0);
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_status_known" CHECK ("status" IN ('issued','used','cancelled'));
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_used_has_instant" CHECK (("status" = 'used') = ("usedAt" IS NOT NULL));
ALTER TABLE "membership" ADD CONSTRAINT "membership_role_known" CHECK ("role" IN ('owner','manager','marketer','support','cashier'));
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_role_known" CHECK ("role" IN ('owner','manager','marketer','support','cashier'));
ALTER TABLE "merchant" ADD CONSTRAINT "merchant_slug_form" CHECK ("slug" ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$');
ALTER TABLE "program" ADD CONSTRAINT "program_status_known" CHECK ("status" IN ('draft','published'));
ALTER TABLE "program" ADD CONSTRAINT "program_join_policy_known" CHECK ("joinPolicy" IN ('optIn','everyone'));
ALTER TABLE "program" ADD CONSTRAINT "program_return_policy_known" CHECK ("returnPolicy" IN ('withinBalance','negative'));
ALTER TABLE "program" ADD CONSTRAINT "program_value_positive" CHECK ("valuePoints" > 0 AND "valueAmountMinor" >= 0);
ALTER TABLE "earning_rule" ADD CONSTRAINT "earning_rule_trigger_known" CHECK ("trigger" IN ('purchase','event','signup','birthday','referral','surveyResponse','anniversary'));
CREATE UNIQUE INDEX "tier_merchantId_programId_name_key" ON "tier" ("merchantId", "programId", "name") WHERE "archivedAt" IS NULL;
CREATE UNIQUE INDEX "tier_merchantId_programId_rank_key" ON "tier" ("merchantId", "programId", "rank") WHERE "archivedAt" IS NULL;
ALTER TABLE "tier_period" ADD CONSTRAINT "tier_period_forward" CHECK ("toAt" IS NULL OR "toAt" > "fromAt");
ALTER TABLE "member" ADD CONSTRAINT "member_status_known" CHECK ("status" IN ('active','left'));
ALTER TABLE "customer_identifier" ADD CONSTRAINT "customer_identifier_kind_known" CHECK ("kind" IN ('externalId','email','phone','cardNumber'));
ALTER TABLE "customer_day" ADD CONSTRAINT "customer_day_purchases_not_negative" CHECK ("purchases" >= 0);
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_amounts_not_negative" CHECK ("amountMinor" >= 0 AND "baseMinor" >= 0 AND "taxMinor" >= 0 AND "shippingMinor" >= 0 AND "discountMinor" >= 0 AND "paidWithPointsMinor" >= 0);
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_channel_known" CHECK ("channel" IS NULL OR "channel" IN ('online','store','app','phone','partner'));
ALTER TABLE "purchase_item" ADD CONSTRAINT "purchase_item_kind_known" CHECK ("kind" IN ('goods','service','giftCard'));
ALTER TABLE "import" ADD CONSTRAINT "import_status_known" CHECK ("status" IN ('uploading','uploaded','running','done','failed','cancelled'));
ALTER TABLE "job" ADD CONSTRAINT "job_status_known" CHECK ("status" IN ('queued','running','done','failed','cancelled'));
ALTER TABLE "survey" ADD CONSTRAINT "survey_status_known" CHECK ("status" IN ('draft','open','closed'));
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_score_in_range" CHECK ("score" BETWEEN 0 AND 10);
ALTER TABLE "mail" ADD CONSTRAINT "mail_status_known" CHECK ("status" IN ('queued','sent','failed','held'));
ALTER TABLE "mail" ADD CONSTRAINT "mail_purpose_known" CHECK ("purpose" IN ('message','code','staff','private'));
-- One open invitation an address.
CREATE UNIQUE INDEX "staff_invitation_open" ON "staff_invitation" ("merchantId", "emailKey") WHERE "acceptedAt" IS NULL AND "revokedAt" IS NULL;
ALTER TABLE "rollup_buyers" ADD CONSTRAINT "rollup_buyers_grain_known" CHECK ("grain" IN ('day','week','month'));

-- Lots that may have expired without an entry yet: few, and asked for by every reading of what is outstanding.
CREATE INDEX "lot_expiring" ON "lot" ("merchantId", "expiresAt") WHERE "remaining" > 0 AND "expiresAt" IS NOT NULL;

-- The legs of an entry are written in one statement and sum to zero.
CREATE FUNCTION posting_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM new_postings GROUP BY "merchantId", "entryId" HAVING sum("points") <> 0) THEN
    RAISE EXCEPTION 'postings of an entry do not sum to zero' USING ERRCODE = '23514', CONSTRAINT = 'posting_sums_to_zero';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER posting_sums_to_zero AFTER INSERT ON "posting" REFERENCING NEW TABLE AS new_postings
  FOR EACH STATEMENT EXECUTE FUNCTION posting_sums_to_zero();

-- Roles: the application's owns nothing and cannot pass the tenant policies; the relay's reads the outbox of all merchants and nothing else.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'regulars_app') THEN CREATE ROLE regulars_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'regulars_relay') THEN CREATE ROLE regulars_relay NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT regulars_app TO CURRENT_USER;
GRANT regulars_relay TO CURRENT_USER;
GRANT regulars_relay TO regulars_app;

-- Puts every table that has a merchantId behind the tenant policy and hands out rights. Run again after each migration.
CREATE FUNCTION protect_tenant_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
  append_only text[] := ARRAY['audit_row','outbox_event','entry','posting','lot_movement','ledger_seal','program_version','purchase','purchase_item','purchase_key'];
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
  GRANT SELECT ON "outbox_event" TO regulars_relay;
END $$;
SELECT protect_tenant_tables();
CREATE POLICY own_memberships ON "membership" FOR SELECT TO regulars_app USING ("userId" = nullif(current_setting('app.user_id', true), '')::uuid);
CREATE POLICY relay ON "outbox_event" FOR SELECT TO regulars_relay USING (true);

-- The application may queue a job, in its own transaction, and touch nothing else of the queue.
CREATE FUNCTION enqueue_job(task text, payload json, job_key text DEFAULT NULL, run_at timestamptz DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(identifier => task, payload => payload, job_key => job_key, run_at => run_at, max_attempts => 5);
END $$;
REVOKE ALL ON FUNCTION enqueue_job(text, json, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, json, text, timestamptz) TO regulars_app;
