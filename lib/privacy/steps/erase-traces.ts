import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import type { Mentions } from "../domain/sweep"
import { erasedReason } from "./close-points"
import type { Person } from "./find-person"

/** What names a person: to be looked for, and the addresses as they were written. */
export interface Names {
  mentions: Mentions
  addresses: string[]
}

/** Reads what names a person, before it is taken away. */
export async function readNames(tx: Tx, { customerIds, memberIds }: Person): Promise<Names> {
  const where = { merchantId: tx.merchantId, customerId: { in: customerIds } }
  const identifiers = await tx.db.customerIdentifier.findMany({ where, select: { kind: true, value: true } })
  const customers = await tx.db.customer.findMany({
    where: { merchantId: tx.merchantId, id: { in: customerIds } },
    select: { email: true, phone: true, externalId: true },
  })
  const emails = [
    ...customers.map(({ email }) => email),
    ...identifiers.filter(({ kind }) => kind === "email").map(({ value }) => value),
  ]
  const all = [...identifiers.map(({ value }) => value), ...customers.flatMap(Object.values), ...emails]
  const lower = (texts: readonly (string | null)[]) => [
    ...new Set(texts.flatMap((text) => (text ? text.toLowerCase() : []))),
  ]
  const mentions = { customerIds, memberIds, emails: lower(emails), values: lower(all), until: newId() }
  return { mentions, addresses: [...new Set(emails.flatMap((email) => (email ? [email, email.toLowerCase()] : [])))] }
}

/**
 * Removes what tells of a person beside their record and is found by it: reasons, messages, answers, what was typed, files.
 * What can only be found by looking through all that is kept is left to `sweepMentions`.
 */
export async function eraseTraces(tx: Tx, person: Person, names: Names): Promise<void> {
  await eraseReasons(tx, person)
  await eraseTexts(tx, person)
  await eraseMessages(tx, names)
  await eraseFiles(tx, person)
}

/** Why entries are what they are; the entries keep their digests. */
async function eraseReasons(tx: Tx, { memberIds }: Person): Promise<void> {
  await tx.db.$executeRaw`
    DELETE FROM "explanation" x USING "entry" e
    WHERE x."merchantId" = ${tx.merchantId}::uuid AND e."merchantId" = ${tx.merchantId}::uuid AND e."id" = x."id"
      AND e."memberId" = ANY(${memberIds}::uuid[])`
  await tx.db.judgement.deleteMany({ where: { merchantId: tx.merchantId, memberId: { in: memberIds } } })
}

/** What people wrote: answers to surveys, data of activities, reasons and notes of staff that are not part of the ledger. */
async function eraseTexts(tx: Tx, { customerIds, memberIds }: Person): Promise<void> {
  const { merchantId } = tx
  const bought = { merchantId, customerId: { in: customerIds } }
  const theirs = { merchantId, memberId: { in: memberIds } }
  await tx.db.surveyResponse.updateMany({ where: bought, data: { comment: "" } })
  await tx.db.surveyInvitation.deleteMany({ where: { ...bought, responses: { none: {} } } })
  await tx.db.event.updateMany({ where: bought, data: { data: {} } })
  await tx.db.customerMerge.updateMany({
    where: { merchantId, intoCustomerId: { in: customerIds } },
    data: { reason: erasedReason },
  })
  // Also of what they gave to others.
  const grants = { merchantId, OR: [{ memberId: { in: memberIds } }, { giverMemberId: { in: memberIds } }] }
  await tx.db.tierGrant.updateMany({ where: grants, data: { reason: erasedReason } })
  await tx.db.tierGrant.updateMany({
    where: { ...grants, endReason: { not: null } },
    data: { endReason: erasedReason },
  })
  await tx.db.tierCredit.updateMany({ where: theirs, data: { reason: erasedReason } })
  await tx.db.benefitUse.updateMany({ where: theirs, data: { note: null, place: null } })
  await tx.db.subscriptionRefund.updateMany({
    where: { merchantId, payment: { subscription: { memberId: { in: memberIds } } } },
    data: { reason: erasedReason },
  })
  await tx.db.household.updateMany({
    where: { merchantId, closedAt: { not: null }, members: { some: { memberId: { in: memberIds } } } },
    data: { name: "Closed household" },
  })
  await tx.db.transfer.updateMany({
    where: { merchantId, OR: [{ fromMemberId: { in: memberIds } }, { toMemberId: { in: memberIds } }] },
    data: { reason: null },
  })
}

/** Mail to them under the address as they have it, sent or waiting, and codes to sign in. Mail to staff who have the same address stays. */
async function eraseMessages(tx: Tx, { mentions, addresses }: Names): Promise<void> {
  const { merchantId } = tx
  const purpose = { in: ["message", "code"] }
  await tx.db.mail.deleteMany({ where: { merchantId, purpose, toAddress: { in: addresses } } })
  const programs = await tx.db.program.findMany({ where: { merchantId }, select: { id: true } })
  const programId = { in: programs.map(({ id }) => id) }
  await tx.db.memberCode.deleteMany({ where: { merchantId, programId, emailKey: { in: mentions.emails } } })
}

/** The files from which their purchases came, as they were uploaded. */
async function eraseFiles(tx: Tx, { customerIds }: Person): Promise<void> {
  const { merchantId } = tx
  const [row] = await tx.db.$queryRaw<{ ids: string[] | null }[]>`
    SELECT array_agg(i."id"::text) AS "ids" FROM "import" i WHERE i."merchantId" = ${merchantId}::uuid
      AND i."finishedAt" IS NOT NULL AND i."id" IN (
        SELECT "importId" FROM "purchase" WHERE "merchantId" = ${merchantId}::uuid AND "customerId" = ANY(${customerIds}::uuid[])
        UNION SELECT "importId" FROM "purchase_return" WHERE "merchantId" = ${merchantId}::uuid
          AND "customerId" = ANY(${customerIds}::uuid[]))`
  const finished = { merchantId, importId: { in: row?.ids ?? [] } }
  await tx.db.importChunk.deleteMany({ where: finished })
  await tx.db.importFragment.deleteMany({ where: finished })
  await tx.db.importGroup.deleteMany({ where: finished })
}
