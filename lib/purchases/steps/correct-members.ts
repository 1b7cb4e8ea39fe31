import { recordAudit } from "@/lib/core/audit"
import { type Day, localDay, parseDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { emit } from "@/lib/core/outbox"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import { lockMembers } from "@/lib/programs/steps/enroll-members"
import { type LiveProgram, loadPrograms } from "@/lib/programs/steps/load-versions"
import { correctGifts } from "./correct-gifts"
import { asksActivity } from "./keep-alive"
import { fieldsAsked, hasLimits } from "./member-facts"
import type { CorrectionCause } from "./plan-corrections"
import { postCorrections } from "./post-corrections"
import { type Replay, type Replayed, replayMembers, writeTiers } from "./replay-members"

const beginning = parseDay("0001-01-01")

/** Facts that do not depend on when purchases came. */
const lasting = /^customer\.(email|birthdayMonth|isMember|attributes\..+)$/

/** Whether what an activity earns can depend on which others were known. */
export function dependsOnOrder(program: LiveProgram): boolean {
  if (hasLimits(program) || [...fieldsAsked(program)].some((field) => !lasting.test(field))) return true
  if (program.joinPolicy === "everyone" && asksEvents(program)) return true
  // Whether a return found points that activity keeps depends on what was known.
  if (asksActivity(program)) return true
  return program.versions.some(({ compiled }) => {
    const tiers = compiled.definition.tiers.some(
      ({ earningMultiplier = "1", entryGift }) => Number(earningMultiplier) !== 1 || entryGift !== undefined,
    )
    return tiers || compiled.rules.some(({ eligibleTiers }) => eligibleTiers !== null)
  })
}

/** An activity may turn out to have come after joining, once an earlier purchase is known. */
function asksEvents({ versions }: LiveProgram): boolean {
  return versions.some(({ compiled }) => compiled.rules.some(({ rule }) => rule.trigger !== "purchase"))
}

/**
 * Replays members from the instant of a purchase that came late and posts what their later purchases should have earned,
 * as corrections that name it. `late` holds instants by the member's id. Other causes than a late one give their reason,
 * and say which programs are concerned.
 */
export async function correctMembers(
  tx: Tx,
  late: ReadonlyMap<string, Date>,
  among?: readonly LiveProgram[],
  reason: string | null = null,
): Promise<void> {
  const programs = among ?? (await loadPrograms(tx)).filter(dependsOnOrder)
  if (programs.length === 0 || late.size === 0) return
  const found = await tx.db.member.findMany({
    where: {
      merchantId: tx.merchantId,
      id: { in: [...late.keys()] },
      programId: { in: programs.map(({ id }) => id) },
    },
    select: { customerId: true },
  })
  const customers = await lockCustomers(tx, [...new Set(found.map(({ customerId }) => customerId))])
  const members = (await lockMembers(tx, [...customers.keys()])).filter(({ id }) => late.has(id))
  for (const program of programs) {
    const requests = members
      .filter(({ programId }) => programId === program.id)
      .map((member) => ({ member, from: startOf(tx, program, late.get(member.id) ?? tx.now) }))
    const replay = await replayMembers(
      tx,
      program,
      requests,
      customers,
      (member, one, posted) => {
        if (member.status !== "active" || one.occurredAt < member.joinedAt) return false
        if (program.awardFrom !== null) return one.day >= program.awardFrom
        return posted !== undefined || one.recordedAt >= program.publishedAt
      },
      "correct",
    )
    await correct(tx, program, replay, late, reason)
  }
}

/** Limits, most facts and what activity keeps look back over all that was done, so that such a program is replayed from the beginning. */
function startOf(tx: Tx, program: LiveProgram, late: Date): Day {
  if (hasLimits(program) || fieldsAsked(program).size > 0 || asksActivity(program)) return beginning
  return localDay(late, tx.merchant.timeZone)
}

async function correct(
  tx: Tx,
  program: LiveProgram,
  replay: Replay,
  late: ReadonlyMap<string, Date>,
  reason: string | null,
): Promise<void> {
  const entryIds = await postCorrections(tx, program, replay, (replayed) => causeOf(replayed, replay, late), reason)
  entryIds.push(...(await correctGifts(tx, program, replay, reason)))
  const tierChanges = await writeTiers(tx, replay)
  if (entryIds.length === 0 && tierChanges.length === 0) return
  await recordAudit(tx, "points.correct", null, { entries: entryIds.length })
  if (entryIds.length > 0) await emit(tx, "points.posted", { entryIds })
  if (tierChanges.length > 0) await emit(tx, "tiers.changed", { tierChanges })
}

/** The purchase or event that came late: its award, where it earned anything. */
function causeOf({ member, recorded }: Replayed, { posted }: Replay, late: ReadonlyMap<string, Date>): CorrectionCause {
  const at = late.get(member.id)
  const one = [...recorded.values()].find(({ occurredAt }) => occurredAt.getTime() === at?.getTime())
  const entryId = posted.get(one?.id ?? "")?.entryId ?? null
  return { entryId, externalId: one?.externalId ?? "", occurredAt: at?.toISOString() ?? "" }
}
