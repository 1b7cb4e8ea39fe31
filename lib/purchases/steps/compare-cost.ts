import { addDays, type Day, localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { type LiveProgram, type LiveVersion, laddersOf } from "@/lib/programs/steps/load-versions"
import type { Judgeable } from "./compare-tiers"
import { replayMembers } from "./replay-members"

/** How many days of real purchases a change is tried on. */
const triedDays = 90

/** The last days on which something was bought: up to today, or up to the last purchase where that is longer ago. */
export async function readTriedDays(tx: Tx): Promise<{ from: Day; to: Day }> {
  const today = localDay(tx.now, tx.merchant.timeZone)
  const [row] = await tx.db.$queryRaw<{ day: string | null }[]>`
    SELECT max("day")::text AS "day" FROM "customer_day" WHERE "merchantId" = ${tx.merchantId}::uuid AND "day" <= ${today}::date`
  const last = (row?.day ?? today) as Day
  return { from: addDays(last, 1 - triedDays), to: last }
}

/** A program as if one version had held for ever. */
export function alwaysUnder(program: LiveProgram, version: LiveVersion): LiveProgram {
  const only = { ...version, from: null }
  return {
    ...program,
    currency: version.compiled.definition.currency.code,
    versions: [only],
    ladders: laddersOf([only]),
  }
}

/** Points of the program's currency that purchases of those days would have earned, less what returns took back. */
export async function pointsUnder(
  tx: Tx,
  program: LiveProgram,
  { members, customers }: Judgeable,
  { from, to }: { from: Day; to: Day },
): Promise<bigint> {
  const requests = members.map((member) => ({ member, from }))
  const replay = await replayMembers(
    tx,
    program,
    requests,
    customers,
    ({ status, joinedAt }, one) =>
      one.kind === "purchase" && one.day >= from && one.day <= to && status === "active" && one.occurredAt >= joinedAt,
    "try",
  )
  let points = 0n
  for (const { judgement } of replay.members) {
    for (const { result, takenBack } of judgement.awarded) {
      for (const [index, award] of result.awards.entries()) {
        if (award.currency !== program.currency) continue
        points += award.points - takenBack.reduce((sum, taken) => sum + (taken[index] ?? 0n), 0n)
      }
    }
  }
  return points
}

/** Whether the figure is exact: budgets are used up in order of recording, which a trial does not know. */
export function isExact(...definitions: readonly ProgramDefinition[]): boolean {
  return definitions.every(({ rules }) => rules.every(({ limits }) => limits?.budgetPoints === undefined))
}
