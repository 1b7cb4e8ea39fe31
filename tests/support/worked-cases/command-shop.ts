import { cancelBenefitUse } from "@/lib/benefits/commands/cancel-benefit-use"
import { recordBenefitUse } from "@/lib/benefits/commands/record-benefit-use"
import { listMemberBenefits } from "@/lib/benefits/queries/list-member-benefits"
import { type MerchantFacts, systemCtx } from "@/lib/core/ctx"
import { toJson } from "@/lib/core/json"
import { activateEntry } from "@/lib/ledger/commands/activate-entry"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { cancelEntry } from "@/lib/ledger/commands/cancel-entry"
import { getEntry } from "@/lib/ledger/queries/get-entry"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { getMetrics } from "@/lib/metrics/queries/get-metrics"
import { metricsQuerySchema } from "@/lib/metrics/schema"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { addTier } from "@/lib/programs/commands/add-tier"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { updateEarningRule } from "@/lib/programs/commands/update-earning-rule"
import { updateTier } from "@/lib/programs/commands/update-tier"
import { findMembers } from "@/lib/programs/queries/find-members"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { createEventType } from "@/lib/purchases/commands/create-event-type"
import { createStore } from "@/lib/purchases/commands/create-store"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { recordEvent } from "@/lib/purchases/commands/record-event"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { storeExchangeRate } from "@/lib/purchases/commands/store-exchange-rate"
import { quotePurchase } from "@/lib/purchases/queries/quote-purchase"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { creditTiers } from "@/lib/standing/commands/credit-tiers"
import { endTierGrant } from "@/lib/standing/commands/end-tier-grant"
import { grantTier } from "@/lib/standing/commands/grant-tier"
import { listMemberTiers } from "@/lib/standing/queries/list-member-tiers"
import { answerSurvey } from "@/lib/surveys/commands/answer-survey"
import { createSurvey } from "@/lib/surveys/commands/create-survey"
import type { MemberSeen, Shop } from "./shop"

/** A result as the API would carry it. */
async function seen<T>(result: Promise<unknown>): Promise<T> {
  return toJson(await result) as T
}

/** The product through its commands and queries, as jobs of the merchant call them. */
export function commandShop(merchant: MerchantFacts): Shop {
  const ctx = () => systemCtx(merchant, "test")
  return {
    createProgram: (body) => seen(createProgram(ctx(), body)),
    addRule: (programId, rule) => seen(addEarningRule(ctx(), { programId, rule })),
    changeRule: (programId, ruleId, changes) => updateEarningRule(ctx(), { programId, ruleId, changes }),
    addTier: (programId, tier) => seen(addTier(ctx(), { programId, tier })),
    publish: (programId, effectiveFrom) =>
      publishProgram(ctx(), { programId, ...(effectiveFrom === undefined ? {} : { effectiveFrom }) }),
    addReward: (programId, costPoints) =>
      seen(createReward(ctx(), { programId, name: "Gift", kind: "custom", costPoints })),
    addStore: (body) => createStore(ctx(), body),
    storeRate: (body) => storeExchangeRate(ctx(), body),
    addEventType: (body) => createEventType(ctx(), body),
    openSurvey: () => seen(createSurvey(ctx(), { title: "How was it?", status: "open" })),
    join: (body) => seen(enrollMember(ctx(), body)),
    changeTier: (programId, tierId, changes) => updateTier(ctx(), { programId, tierId, changes }),
    grantTier: (memberId, body) => seen(grantTier(ctx(), { memberId, ...body })),
    endGrant: (id) => endTierGrant(ctx(), { id }),
    credit: (memberId, body) => creditTiers(ctx(), { memberId, ...body }),
    tiers: async (memberId) => (await seen<{ data: [] }>(listMemberTiers(ctx(), { memberId }))).data,
    buy: (body) => seen(recordPurchase(ctx(), body, { source: "api" })),
    quote: (memberId, body) => seen(quotePurchase(ctx(), memberId, body)),
    giveBack: (purchaseId, body) => seen(recordReturn(ctx(), purchaseId, body)),
    tell: (body) => seen(recordEvent(ctx(), body)),
    answer: (surveyId, memberId, score) => answerSurvey(ctx(), { surveyId, memberId, score }),
    activate: (id) => seen(activateEntry(ctx(), { id })),
    cancel: (id) => seen(cancelEntry(ctx(), { id })),
    adjust: (memberId, points) => adjustPoints(ctx(), { memberId, points, reason: "At the counter" }),
    redeem: (memberId, rewardId) => seen(redeemReward(ctx(), { memberId, rewardId })),
    cancelRedemption: (redemptionId) => seen(cancelRedemption(ctx(), { redemptionId })),
    benefits: (memberId) => seen(listMemberBenefits(ctx(), { memberId })),
    useBenefit: (memberId, benefitId, body) => seen(recordBenefitUse(ctx(), { ...body, memberId, benefitId })),
    cancelUse: (useId) => cancelBenefitUse(ctx(), { useId }),
    findMember: async (externalId) => {
      const page = await seen<{ data: MemberSeen[] }>(findMembers(ctx(), { externalId, limit: 1 }))
      return page.data[0] ?? null
    },
    memberAt: (id, at) => seen(getMemberView(ctx(), { id, at: new Date(at) })),
    entries: async (memberId) => (await seen<{ data: [] }>(listEntries(ctx(), { memberId, limit: 100 }))).data,
    explanation: async (id) => (await seen<{ explanation: unknown }>(getEntry(ctx(), { id }))).explanation,
    metrics: async (question) => {
      const { metric: metrics, ...rest } = metricsQuerySchema.parse(question)
      return (await seen<{ series: [] }>(getMetrics(ctx(), { metrics, ...rest }))).series
    },
  }
}
