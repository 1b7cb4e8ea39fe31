import { valuesAskedOf } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { isUuid } from "@/lib/core/id"
import { toJsonInteger } from "@/lib/core/points"
import { readSharingPolicy } from "@/lib/ledger/steps/read-sharing-policy"
import type { EarningRule } from "@/lib/programs/domain/definition"
import { embedSegments } from "@/lib/programs/domain/embed-segments"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { readDesignedRewards } from "@/lib/programs/steps/draft-rewards"
import { findProgram } from "@/lib/programs/steps/find-program"
import { type Basics, readDraft } from "@/lib/programs/steps/read-program"
import type { EventSchema } from "@/lib/purchases/domain/events/event-schema"
import { readSegments } from "@/lib/segments/steps/require-sound"
import type { TierInput } from "@/lib/tiers/schema"
import { type RewardView, rewardSelect, toRewardView } from "../queries/reward-view"
import type { ProgramFile } from "../schema-program-file"

/** A program's draft as a file, with what its rules name. Throws `not_found`. */
export async function readProgramFile(tx: Tx, programId: string): Promise<ProgramFile> {
  const { rules, tiers, rewards: _, ...basics } = await readDraft(tx, await findProgram(tx, programId))
  const [rewards, named] = [await readRewards(tx, programId), await readNamed(tx, rules)]
  return {
    format: "regulars.program",
    formatVersion: 1,
    program: plainBasics(basics),
    earningRules: rules.map(({ id, ...rule }) => ({ id, rule: rule as EarningRuleInput })),
    tiers: tiers.map(({ id, ...tier }) => ({ id, tier: tier as TierInput })),
    rewards,
    sharing: await readSharing(tx, programId),
    ...named,
  }
}

/** What members may share, each key of it, so that a file makes it the same wherever it is imported. */
async function readSharing(tx: Tx, programId: string): Promise<NonNullable<ProgramFile["sharing"]>> {
  const { feePoints, minimumPoints, yearlyCapPoints, ...rules } = await readSharingPolicy(tx, programId)
  const { transfersAllowed, feeBasisPoints, householdsBy, householdSize } = rules
  return {
    transfersAllowed,
    feePoints: toJsonInteger(feePoints),
    feeBasisPoints,
    minimumPoints: toJsonInteger(minimumPoints),
    yearlyCapPoints: yearlyCapPoints === null ? null : toJsonInteger(yearlyCapPoints),
    householdsBy,
    householdSize,
  }
}

/** In one order of keys, whatever order they are stored in. */
function plainBasics({
  name,
  slug,
  currency,
  moneyCurrency,
  joinPolicy,
  returnPolicy,
}: Basics): ProgramFile["program"] {
  const { code, plural, value } = currency
  const { points, amountMinor } = value
  const words = { code, name: currency.name, plural, value: { points, amountMinor } }
  return { name, slug, currency: words, moneyCurrency, joinPolicy, returnPolicy }
}

/** The rewards that the draft offers, at the price that they would have. */
async function readRewards(tx: Tx, programId: string): Promise<NonNullable<ProgramFile["rewards"]>> {
  const offered = (await readDesignedRewards(tx, programId)).filter(({ draft }) => !draft?.withdrawn)
  const prices = new Map(offered.map(({ id, costPoints, draft }) => [id, draft?.costPoints ?? costPoints]))
  const rows = await tx.db.reward.findMany({
    where: { merchantId: tx.merchantId, id: { in: [...prices.keys()] } },
    orderBy: { id: "asc" },
    select: rewardSelect,
  })
  return rows.map((row) => {
    const view = toRewardView(row)
    return { id: view.id, reward: { ...rewardBodyOf(view), costPoints: prices.get(view.id) ?? view.costPoints } }
  })
}

type RewardBody = NonNullable<ProgramFile["rewards"]>[number]["reward"]

/** A reward as a file has it: what is not set is left out, and so is its picture. */
export function rewardBodyOf(view: RewardView): RewardBody {
  const { name, kind, costPoints, priceMinor, description, terms, voucherDays, detail } = view
  const { stock, unitCostMinor, startsAt, endsAt } = view
  const set = Object.entries({ stock, unitCostMinor, startsAt, endsAt }).filter(([, value]) => value !== null)
  const price = priceMinor > 0 ? { priceMinor } : {}
  return { name, kind, costPoints, ...price, description, terms, voucherDays, detail, ...Object.fromEntries(set) }
}

type Named = Pick<ProgramFile, "segments" | "eventTypes" | "stores">

async function readNamed(tx: Tx, rules: readonly EarningRule[]): Promise<Named> {
  const segments = Object.entries(embedSegments(rules, await readSegments(tx)))
  const codes = [...new Set(rules.flatMap(({ eventType }) => eventType ?? []))]
  const types = await tx.db.eventType.findMany({
    where: { merchantId: tx.merchantId, code: { in: codes } },
    orderBy: { code: "asc" },
    select: { code: true, name: true, schema: true },
  })
  const asked = rules.flatMap(({ condition }) => (condition ? [...valuesAskedOf(condition, "purchase.storeId")] : []))
  const stores = await tx.db.store.findMany({
    where: {
      merchantId: tx.merchantId,
      OR: [{ externalId: { in: asked } }, { id: { in: asked.filter((id) => isUuid(id)) } }],
    },
    orderBy: { externalId: "asc" },
    select: { id: true, externalId: true, name: true },
  })
  return {
    segments: segments.map(([id, { name, condition }]) => ({ id, name, condition })),
    eventTypes: types.map(({ code, name, schema }) => ({ code, name, schema: { ...(schema as EventSchema) } })),
    stores,
  }
}
