import { parseDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { divideHalfEven } from "@/lib/core/money"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import { readCustomers } from "@/lib/members/steps/find-customers"
import { definitionOf } from "@/lib/programs/domain/program-draft"
import type { PublishingPlan } from "@/lib/programs/domain/publishing-plan"
import { planPublishing } from "@/lib/programs/queries/plan-publishing"
import { newMember } from "@/lib/programs/steps/enroll-members"
import { findProgram } from "@/lib/programs/steps/find-program"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { namedByRules } from "@/lib/programs/steps/named-by-rules"
import { readDraft } from "@/lib/programs/steps/read-program"
import { draftProgram } from "../steps/draft-program"
import { giftsOf } from "../steps/gifts-of"
import { readMembers } from "../steps/read-members"
import { replayMembers } from "../steps/replay-members"

const chunkSize = 500
/** As many are judged within a few seconds; of more, the least is told. */
const mostPurchases = 12_000
const beginning = parseDay("0001-01-01")
const nil = "00000000-0000-0000-0000-000000000000"

type PlanInput = { programId: string; awardFrom?: string | undefined; effectiveFrom?: string | undefined }

/**
 * What publishing the saved draft would do over the recorded history, awarding from a local day on; without one nothing is
 * awarded. A dry run through the functions that would do it, so that it is exact; for a long history that would take too
 * long, and the least is told. Writes nothing. Throws `not_found`.
 */
export async function planHistory(ctx: Ctx, input: PlanInput): Promise<PublishingPlan> {
  requirePermission(ctx, "metrics:read")
  const { programId, awardFrom, effectiveFrom } = input
  if (!awardFrom || (await inRead(ctx, hasLongHistory))) return planPublishing(ctx, input)
  const { program, value } = await inRead(ctx, async (tx) => {
    const draft = await readDraft(tx, await findProgram(tx, programId))
    const definition = definitionOf(draft, nil, await namedByRules(tx, draft.rules))
    return {
      program: await draftProgram(tx, programId, definition, effectiveFrom),
      value: definition.currency.value,
    }
  })
  const plan = { members: 0, purchases: 0, points: 0n }
  for (let after: string | null = nil; after !== null; ) {
    const from: string = after
    after = await inRead(ctx, (tx) => planChunk(tx, program, from, awardFrom, plan))
  }
  return {
    exact: true,
    members: plan.members,
    purchases: plan.purchases,
    points: toJsonInteger(plan.points),
    liabilityMinor: toJsonInteger(divideHalfEven(plan.points * BigInt(value.amountMinor), BigInt(value.points))),
  }
}

async function hasLongHistory(tx: Tx): Promise<boolean> {
  const [row] = await tx.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM "purchase" WHERE "merchantId" = ${tx.merchantId}::uuid LIMIT ${mostPurchases + 1}
    ) counted`
  return Number(row?.count ?? 0) > mostPurchases
}

type Sums = { members: number; purchases: number; points: bigint }

/** Adds a chunk of customers to the plan; answers where to go on. */
async function planChunk(
  tx: Tx,
  program: LiveProgram,
  after: string,
  awardFrom: string,
  plan: Sums,
): Promise<string | null> {
  const found = await tx.db.customer.findMany({
    where: { merchantId: tx.merchantId, id: { gt: after } },
    orderBy: { id: "asc" },
    take: chunkSize,
    select: { id: true },
  })
  const ids = found.map(({ id }) => id)
  const customers = await readCustomers(tx, ids)
  const known = await readMembers(tx, program.id, ids)
  const members = [...customers.values()].flatMap(({ id, firstPurchaseAt }) => {
    const member = known.get(id)
    if (program.joinPolicy !== "everyone" || !firstPurchaseAt) return member ?? []
    if (!member) return newMember(program, id, firstPurchaseAt)
    return firstPurchaseAt < member.joinedAt ? { ...member, joinedAt: firstPurchaseAt } : member
  })
  plan.members += members.length
  const requests = members.map((member) => ({ member, from: beginning }))
  const replay = await replayMembers(
    tx,
    program,
    requests,
    customers,
    ({ status, joinedAt }, one, posted) =>
      posted === undefined && one.day >= awardFrom && status === "active" && one.occurredAt >= joinedAt,
    "try",
  )
  for (const { gift } of giftsOf(program, replay)) plan.points += BigInt(gift.points)
  for (const { judgement, recorded } of replay.members) {
    for (const { activity, result } of judgement.awarded) {
      const ofProgram = result.awards.filter(({ currency }) => currency === program.currency)
      if (result.awards.length > 0 && recorded.get(activity)?.kind === "purchase") plan.purchases += 1
      for (const { points } of ofProgram) plan.points += points
    }
  }
  return ids.length < chunkSize ? null : (ids.at(-1) ?? null)
}
