import { parseDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { divideHalfEven } from "@/lib/core/money"
import { requirePermission } from "@/lib/core/permissions"
import { readCustomers } from "@/lib/members/steps/find-customers"
import { compileDefinition } from "@/lib/programs/domain/compile-definition"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { newMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { replayMembers } from "../steps/replay-members"

const chunkSize = 500
const beginning = parseDay("0001-01-01")
const nil = "00000000-0000-0000-0000-000000000000"

export interface HistoryPlan {
  /** Who would be a member. */
  members: number
  /** Purchases that would earn points. */
  purchases: number
  points: bigint
  /** What the points would be worth, in minor units of the program's money. */
  liability: bigint
}

/**
 * What publishing a definition would do over the recorded history, awarding from a local day on; null: awarding nothing.
 * A dry run through the functions that would do it. Writes nothing.
 */
export async function planHistory(
  ctx: Ctx,
  { definition, awardFrom }: { definition: ProgramDefinition; awardFrom: string | null },
): Promise<HistoryPlan> {
  requirePermission(ctx, "programs:read")
  const program = draftProgram(ctx, definition, awardFrom)
  const plan: HistoryPlan = { members: 0, purchases: 0, points: 0n, liability: 0n }
  for (let after: string | null = nil; after !== null; ) {
    const from: string = after
    after = await inRead(ctx, (tx) => planChunk(tx, program, from, plan))
  }
  const { points, amountMinor } = definition.currency.value
  plan.liability = divideHalfEven(plan.points * BigInt(amountMinor), BigInt(points))
  return plan
}

function draftProgram(ctx: Ctx, definition: ProgramDefinition, awardFrom: string | null): LiveProgram {
  const compiled = compileDefinition(definition, ctx.merchant.timeZone)
  return {
    id: nil,
    currency: definition.currency.code,
    joinPolicy: definition.joinPolicy,
    publishedAt: ctx.now,
    awardFrom,
    versions: [{ id: definition.versionId, from: null, compiled }],
    ladders: [{ from: null, tiers: definition.tiers }],
  }
}

/** Adds a chunk of customers to the plan; answers where to go on. */
async function planChunk(tx: Tx, program: LiveProgram, after: string, plan: HistoryPlan): Promise<string | null> {
  const found = await tx.db.customer.findMany({
    where: { merchantId: tx.merchantId, id: { gt: after } },
    orderBy: { id: "asc" },
    take: chunkSize,
    select: { id: true },
  })
  const ids = found.map(({ id }) => id)
  const customers = await readCustomers(tx, ids)
  const joining = program.joinPolicy === "everyone" ? [...customers.values()] : []
  const members = joining.flatMap(({ id, firstPurchaseAt }) =>
    firstPurchaseAt ? [newMember(program, id, firstPurchaseAt)] : [],
  )
  plan.members += members.length
  if (program.awardFrom !== null) {
    const requests = members.map((member) => ({ member, from: beginning }))
    const judges = (day: string) => program.awardFrom !== null && day >= program.awardFrom
    const replay = await replayMembers(tx, program, requests, customers, (_, one) => judges(one.day), "award")
    const results = replay.members.flatMap(({ judgement }) => judgement.awarded.map(({ result }) => result))
    plan.purchases += results.filter(({ awards }) => awards.length > 0).length
    for (const { awards } of results) for (const { points } of awards) plan.points += points
  }
  return ids.length < chunkSize ? null : (ids.at(-1) ?? null)
}
