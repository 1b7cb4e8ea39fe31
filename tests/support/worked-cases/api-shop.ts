import { GET, PATCH, POST } from "@/app/api/v1/[...path]/route"
import { newApiKey } from "@/lib/core/auth/api-key"
import { type MerchantFacts, systemCtx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import type { BenefitSeen, MemberSeen, Shop } from "./shop"

const handlers = { GET, PATCH, POST }

/** Makes a key of all rights, as the command line does. */
async function makeKey(merchant: MerchantFacts): Promise<string> {
  const { key, prefix, secretHash } = newApiKey(merchant.slug)
  const data = { merchantId: merchant.id, id: newId(), name: "test", prefix, secretHash, scopes: ["*"] }
  await inTransaction(systemCtx(merchant, "test"), (tx) => tx.db.apiKey.create({ data }))
  return key
}

/** The product through its REST API alone. */
export async function apiShop(merchant: MerchantFacts): Promise<Shop> {
  const key = await makeKey(merchant)
  async function call<T>(method: keyof typeof handlers, target: string, body?: unknown): Promise<T> {
    const url = new URL(`http://localhost/api/v1${target}`)
    const request = new Request(url, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const path = url.pathname.slice("/api/v1/".length).split("/").map(decodeURIComponent)
    const response = await handlers[method](request, { params: Promise.resolve({ path }) })
    const answer = await response.json()
    if (response.status >= 400) throw new Error(answer.code)
    return answer as T
  }
  const post = <T>(target: string, body: unknown = {}) => call<T>("POST", target, body)
  const get = <T>(target: string) => call<T>("GET", target)
  return {
    createProgram: (body) => post("/programs", body),
    addRule: (id, rule) => post(`/programs/${id}/earning-rules`, rule),
    changeRule: (id, ruleId, changes) => call("PATCH", `/programs/${id}/earning-rules/${ruleId}`, changes),
    addTier: (id, tier) => post(`/programs/${id}/tiers`, tier),
    publish: (id, effectiveFrom) => post(`/programs/${id}/publish`, { effectiveFrom }),
    addReward: (id, costPoints) => post(`/programs/${id}/rewards`, { name: "Gift", kind: "custom", costPoints }),
    addStore: (body) => post("/stores", body),
    storeRate: (body) => post("/exchange-rates", body),
    addEventType: (body) => post("/event-types", body),
    openSurvey: () => post("/surveys", { title: "How was it?" }),
    join: (body) => post("/members", body),
    changeTier: (id, tierId, changes) => call("PATCH", `/programs/${id}/tiers/${tierId}`, changes),
    grantTier: (memberId, body) => post(`/members/${memberId}/tier-grants`, body),
    endGrant: (id) => post(`/tier-grants/${id}/end`),
    credit: (memberId, body) => post(`/members/${memberId}/tier-credits`, body),
    tiers: async (memberId) => (await get<{ data: [] }>(`/members/${memberId}/tiers`)).data,
    buy: (body) => post("/purchases", body),
    quote: (memberId, body) => post(`/members/${memberId}/quote`, body),
    giveBack: (purchaseId, body) => post(`/purchases/${purchaseId}/returns`, body),
    tell: (body) => post("/events", body),
    answer: (surveyId, memberId, score) => post(`/surveys/${surveyId}/responses`, { memberId, score }),
    activate: (entryId) => post(`/entries/${entryId}/activate`),
    cancel: (entryId) => post(`/entries/${entryId}/cancel`),
    adjust: (memberId, points) => post(`/members/${memberId}/adjustments`, { points, reason: "At the counter" }),
    redeem: (memberId, rewardId) => post(`/members/${memberId}/redemptions`, { rewardId }),
    cancelRedemption: (id) => post(`/redemptions/${id}/cancel`),
    benefits: async (memberId) => (await get<{ data: BenefitSeen[] }>(`/members/${memberId}/benefits`)).data,
    useBenefit: (memberId, benefitId, body) => post(`/members/${memberId}/benefits/${benefitId}/uses`, body),
    cancelUse: (useId) => post(`/benefit-uses/${useId}/cancel`),
    findMember: async (externalId) => {
      const page = await get<{ data: MemberSeen[] }>(`/members?externalId=${encodeURIComponent(externalId)}`)
      return page.data[0] ?? null
    },
    memberAt: (id, at) => get(`/members/${id}?at=${encodeURIComponent(at)}`),
    entries: async (memberId) => (await get<{ data: [] }>(`/members/${memberId}/entries?limit=100`)).data,
    explanation: async (id) => (await get<{ explanation: unknown }>(`/entries/${id}`)).explanation,
    metrics: async (question) => {
      const query = new URLSearchParams({ ...question })
      return (await get<{ series: [] }>(`/metrics?${query}`)).series
    },
  }
}
