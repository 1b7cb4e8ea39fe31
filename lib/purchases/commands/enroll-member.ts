import { type Day, localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import type { EnrollMemberInput } from "@/lib/members/schema"
import { CustomerMadeMeanwhile } from "@/lib/members/steps/write-customers"
import { hasRuleFor } from "@/lib/programs/domain/rules-for"
import { type EnrolledCustomer, enrollCustomer } from "@/lib/programs/steps/enroll-customer"
import { loadPrograms, versionAt } from "@/lib/programs/steps/load-versions"
import { type MemberView, memberViews } from "@/lib/programs/steps/member-views"
import { ensureReferralCode } from "@/lib/programs/steps/referral-codes"
import { isBaseTier } from "@/lib/tiers/domain/tier"
import { isBirthday } from "../domain/events/calendar-days"
import { birthdayEvent, signupEvent } from "../steps/member-event"
import { type NewEvent, recordEvents } from "../steps/record-events"
import { referMember } from "../steps/refer-member"
import { shareHistory } from "../steps/share-history"
import { writeGifts } from "../steps/write-gifts"

const mostTries = 5

/**
 * Makes a customer, known or new, a member of a published program, the only one unless named, and gives what there is for
 * signing up. Throws `already_member`, `program_required`, `invalid_input`, `referral_code_unknown`, `self_referral`.
 */
export async function enrollMember(ctx: Ctx, input: EnrollMemberInput): Promise<MemberView> {
  requirePermission(ctx, "members:write")
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTransaction(ctx, (tx) => enroll(tx, input))
    } catch (error) {
      if (!(error instanceof CustomerMadeMeanwhile)) throw error
      if (tries >= mostTries) throw new DomainError("busy")
    }
  }
}

async function enroll(tx: Tx, input: EnrollMemberInput): Promise<MemberView> {
  await shareHistory(tx)
  const enrolled = await enrollCustomer(tx, await loadPrograms(tx), input)
  if (input.referralCode !== undefined) await referMember(tx, enrolled, input)
  await ensureReferralCode(tx, enrolled.member.id)
  await giveForJoining(tx, enrolled)
  const events = eventsOfJoining(tx, enrolled)
  if (events.length > 0) await recordEvents(tx, events)
  const [view] = await memberViews(tx, [enrolled.member.id])
  if (!view) throw new DomainError("not_found")
  return view
}

/** What the lowest tier gives on entry. */
async function giveForJoining(tx: Tx, { program, member }: EnrolledCustomer): Promise<void> {
  const version = versionAt(program, member.joinedAt)
  const tier = version?.compiled.definition.tiers.find(isBaseTier)
  if (!version || !tier?.entryGift) return
  const gift = { tierId: tier.id, name: tier.name, points: tier.entryGift.points, at: member.joinedAt, sums: [] }
  const planned = { member, currency: program.currency, cause: null, versionId: version.id, gift }
  const { entryIds } = await writeGifts(tx, [planned])
  await emit(tx, "points.posted", { entryIds })
}

/** Of what joining brings, what a rule looks at: the sign-up, and the birthday of who joins on it. */
function eventsOfJoining(tx: Tx, { program, member, customer }: EnrolledCustomer): NewEvent[] {
  const { joinedAt } = member
  const rules = versionAt(program, joinedAt)?.compiled.definition.rules ?? []
  const day = localDay(joinedAt, tx.merchant.timeZone)
  const born = customer.birthday !== null && isBirthday(customer.birthday as Day, day)
  return [
    ...(hasRuleFor(rules, "signup") ? [signupEvent(member)] : []),
    ...(born && hasRuleFor(rules, "birthday") ? [birthdayEvent(member, day.slice(0, 4), joinedAt)] : []),
  ]
}
