import { recordAudit } from "@/lib/core/audit"
import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { emit } from "@/lib/core/outbox"
import type { EnrollMemberInput } from "@/lib/members/schema"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import { findCustomers } from "@/lib/members/steps/find-customers"
import { newResolution, resolveCustomer } from "@/lib/members/steps/resolve-customers"
import { writeAttributes } from "@/lib/members/steps/write-attributes"
import { writeCustomers } from "@/lib/members/steps/write-customers"
import { tierPeriods } from "@/lib/tiers/domain/tier-periods"
import { rewriteTierPeriods } from "@/lib/tiers/steps/rewrite-tier-periods"
import { type KnownMember, newMember, writeMembers } from "./enroll-members"
import type { LiveProgram } from "./load-versions"
import { readDays } from "./read-days"

export interface EnrolledCustomer {
  program: LiveProgram
  member: KnownMember
  customer: KnownCustomer
}

/**
 * Makes a customer, known or new, a member of one of the published programs: the only one unless named. What was bought
 * before counts for tiers and earns nothing. Throws `already_member`, `program_required`, `invalid_input`,
 * `CustomerMadeMeanwhile`.
 */
export async function enrollCustomer(
  tx: Tx,
  programs: readonly LiveProgram[],
  input: EnrollMemberInput,
): Promise<EnrolledCustomer> {
  const program = programOf(programs, input.programId)
  const found = await findCustomers(tx, [input.customer])
  const resolution = newResolution()
  const today = localDay(tx.now, tx.merchant.timeZone)
  const customer = resolveCustomer(tx, found, resolution, input.customer, today)
  if (!customer) {
    const message = "There is no customer with this id."
    throw new DomainError("invalid_input", { fields: [{ path: "customer.id", message }], detail: message })
  }
  const key = { merchantId: tx.merchantId, programId: program.id, customerId: customer.id }
  const known = await tx.db.member.findUnique({ where: { merchantId_programId_customerId: key }, select: { id: true } })
  if (known) throw new DomainError("already_member")
  await writeCustomers(tx, resolution)
  await writeAttributes(tx, customer.id, input.customer.attributes)
  await writeConsents(tx, customer.id, input.consents)
  const member = newMember(program, customer.id, joiningOf(tx, program, customer))
  await writeMembers(tx, [member])
  await tellEnrolled(tx, program, member, customer, today)
  return { program, member, customer }
}

function programOf(programs: readonly LiveProgram[], programId: string | undefined): LiveProgram {
  if (programId !== undefined) {
    const named = programs.find(({ id }) => id === programId)
    if (!named)
      throw new DomainError("program_required", { detail: "There is no published program with this programId." })
    return named
  }
  const [only, another] = programs
  if (!only || another) throw new DomainError("program_required")
  return only
}

/** Under `everyone` a customer has joined with the first purchase. */
function joiningOf(tx: Tx, { joinPolicy }: LiveProgram, { firstPurchaseAt }: KnownCustomer): Date {
  return joinPolicy === "everyone" && firstPurchaseAt && firstPurchaseAt < tx.now ? firstPurchaseAt : tx.now
}

async function writeConsents(tx: Tx, customerId: string, consents: EnrollMemberInput["consents"]): Promise<void> {
  const given = Object.entries(consents ?? {}).flatMap(([channel, granted]) =>
    granted === undefined ? [] : [{ id: newId(), customerId, channel, granted, at: tx.now }],
  )
  await insertRows(tx, "CustomerConsent", given)
}

async function tellEnrolled(
  tx: Tx,
  program: LiveProgram,
  member: KnownMember,
  customer: KnownCustomer,
  today: Day,
): Promise<void> {
  const { timeZone } = tx.merchant
  const joinedDay = localDay(member.joinedAt, timeZone)
  const days = customer.isNew ? [] : await readDays(tx, [member], [program], tx.now)
  const { periods } = tierPeriods({
    ladders: program.ladders,
    timeZone,
    joinedAt: member.joinedAt,
    carriedDays: [],
    activity: days.map(({ memberId: _, day, ...counts }) => ({
      ...counts,
      at: startOfLocalDay(day as Day, timeZone),
      day: day as Day,
      amountMinor: counts.spendMinor,
      externalId: day,
    })),
  })
  const tierChanges = await rewriteTierPeriods(tx, [
    { memberId: member.id, programId: program.id, from: member.joinedAt, periods },
  ])
  await recordAudit(tx, "member.enroll", member.id, { programId: program.id })
  await emit(tx, "members.enrolled", {
    memberIds: [member.id],
    membersJoined: [{ programId: program.id, day: joinedDay, delta: 1 }],
    tierChanges,
    customersSeen: customer.isNew ? [{ day: today, delta: 1 }] : [],
  })
}
