import type { Tx } from "@/lib/core/ctx"
import type { EventRefusal, EventResult, EventView } from "./event-result"
import { type AwardView, type CustomerRef, type MemberRef, memberRef } from "./purchase-result"
import { readTierGifts } from "./read-tier-gifts"

type EventRow = Omit<EventView, "occurredAt" | "recordedAt"> & { occurredAt: Date; recordedAt: Date }
type AwardRow = Omit<AwardView, "status" | "availableAt" | "expiresAt"> & {
  eventId: string
  memberId: string
  recordedAt: Date
  availableAt: Date | null
  expiresAt: Date | null
}
type MemberRow = Omit<MemberRef, "joinedAt"> & { joinedAt: Date }

/** Events with whom they are of, what they earned and why not, by their ids. */
export async function readEventResults(tx: Tx, eventIds: readonly string[]): Promise<Map<string, EventResult>> {
  if (eventIds.length === 0) return new Map()
  const events = await tx.db.$queryRaw<EventRow[]>`
    SELECT "id", "externalId", "trigger", "type", "customerId", "memberId", "occurredAt", "recordedAt",
      "localDay"::text AS "localDay", "data"
    FROM "event" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${eventIds}::uuid[])`
  const customerIds = [...new Set(events.map(({ customerId }) => customerId))]
  const customers = await tx.db.$queryRaw<CustomerRef[]>`
    SELECT "id", "externalId", "email", "phone", "firstName", "lastName" FROM "customer"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${customerIds}::uuid[])`
  const members = await tx.db.$queryRaw<MemberRow[]>`
    SELECT "id", "customerId", "programId", "cardNumber", "status", "joinedAt" FROM "member"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ANY(${customerIds}::uuid[]) ORDER BY "id"`
  const awards = await readAwards(tx, eventIds)
  const gifts = await readTierGifts(tx, eventIds)
  const refusals = await readRefusals(tx, eventIds)
  return new Map(
    events.map((row) => [
      row.id,
      {
        event: { ...row, occurredAt: row.occurredAt.toISOString(), recordedAt: row.recordedAt.toISOString() },
        customer: customers.find(({ id }) => id === row.customerId) ?? null,
        members: members.filter((member) => isConcerned(row, member)).map(memberRef),
        awards: awards.filter(({ eventId }) => eventId === row.id).map(awardView),
        tierGifts: gifts.get(row.id) ?? [],
        refusals: refusals
          .filter(({ eventId }) => eventId === row.id)
          .map(({ memberId, outcome }) => ({ memberId, outcome })),
      },
    ]),
  )
}

function isConcerned(event: EventRow, member: MemberRow): boolean {
  return event.memberId === null ? event.customerId === member.customerId : event.memberId === member.id
}

function awardView({ eventId: _, recordedAt, availableAt, expiresAt, ...award }: AwardRow) {
  const status = availableAt !== null && availableAt <= recordedAt ? ("available" as const) : ("pending" as const)
  return {
    ...award,
    status,
    availableAt: availableAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  }
}

async function readAwards(tx: Tx, eventIds: readonly string[]): Promise<AwardRow[]> {
  return tx.db.$queryRaw<AwardRow[]>`
    SELECT e."eventId", e."memberId", e."id" AS "entryId", e."programId", e."currency", e."points", e."recordedAt",
      l."availableAt", l."expiresAt"
    FROM "entry" e JOIN "lot" l ON l."merchantId" = e."merchantId" AND l."entryId" = e."id"
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."eventId" = ANY(${eventIds}::uuid[]) AND e."kind" = 'award'
    ORDER BY e."id"`
}

async function readRefusals(tx: Tx, eventIds: readonly string[]): Promise<(EventRefusal & { eventId: string })[]> {
  return tx.db.$queryRaw<(EventRefusal & { eventId: string })[]>`
    SELECT "eventId", "memberId", "outcome" FROM "judgement"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "eventId" = ANY(${eventIds}::uuid[])
      AND "outcome" <> 'writtenOff' ORDER BY "id"`
}
