import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import type { EnrollMemberInput } from "@/lib/members/schema"
import type { EnrolledCustomer } from "@/lib/programs/steps/enroll-customer"
import { findReferrer } from "@/lib/programs/steps/referral-codes"
import { isSamePerson, type PersonMarks } from "../domain/events/same-person"

const path = "referralCode"

/**
 * Keeps who invited a new member. It converts with their first purchase. Throws `referral_code_unknown`, and
 * `self_referral` where both have a mailbox or a phone number in common.
 */
export async function referMember(
  tx: Tx,
  { program, member, customer }: EnrolledCustomer,
  { referralCode = "", customer: told }: EnrollMemberInput,
): Promise<void> {
  const referrer = await findReferrer(tx, program.id, referralCode)
  if (!referrer) throw refusal("referral_code_unknown", "No active member of this program has this code.")
  const own = await marksOf(tx, customer.id)
  const given = { emails: told.email ? [told.email] : [], phones: told.phone ? [told.phone] : [] }
  const marks = { emails: [...own.emails, ...given.emails], phones: [...own.phones, ...given.phones] }
  if (referrer.customerId === customer.id || isSamePerson(await marksOf(tx, referrer.customerId), marks)) {
    throw refusal("self_referral", "The code belongs to the same person. Leave it out.")
  }
  await tx.db.referral.create({
    data: {
      merchantId: tx.merchantId,
      id: newId(),
      programId: program.id,
      referrerMemberId: referrer.memberId,
      refereeMemberId: member.id,
      referredAt: tx.now,
    },
  })
}

function refusal(code: "referral_code_unknown" | "self_referral", message: string): DomainError {
  return new DomainError(code, { fields: [{ path, message }] })
}

async function marksOf(tx: Tx, customerId: string): Promise<PersonMarks> {
  const rows = await tx.db.customerIdentifier.findMany({
    where: { merchantId: tx.merchantId, customerId, kind: { in: ["email", "phone"] } },
    select: { kind: true, value: true },
  })
  const valuesOf = (kind: string) => rows.filter((row) => row.kind === kind).map(({ value }) => value)
  return { emails: valuesOf("email"), phones: valuesOf("phone") }
}
