import { addDays, type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { birthdaysKeptOn, joiningDaysKeptOn, startsOn } from "../domain/events/calendar-days"
import { anniversaryEvent, birthdayEvent } from "./member-event"
import type { NewEvent } from "./record-events"

interface DueMember {
  id: string
  customerId: string
  joinedAt: Date
}

/** A page of what a day brings to members of a program; `after` is the last member's id. */
export interface DuePage {
  events: NewEvent[]
  after: string | null
}

export interface DueInput {
  program: LiveProgram
  day: Day
  after: string | null
  limit: number
}

export type DueTrigger = "birthday" | "anniversary"

const first = "00000000-0000-0000-0000-000000000000"

/** Reads what is due and not recorded yet, in the order of the members' ids. */
export const readDue: Record<DueTrigger, (tx: Tx, input: DueInput) => Promise<DuePage>> = {
  birthday: readBirthdays,
  anniversary: readAnniversaries,
}

async function readBirthdays(tx: Tx, { program, day, after, limit }: DueInput): Promise<DuePage> {
  const { timeZone } = tx.merchant
  const year = day.slice(0, 4)
  const next = startOfLocalDay(addDays(day, 1), timeZone)
  const due = await tx.db.$queryRaw<DueMember[]>`
    SELECT m."id", m."customerId", m."joinedAt" FROM "customer" c
    JOIN "member" m ON m."merchantId" = c."merchantId" AND m."customerId" = c."id"
    WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."birthdayDay" = ANY(${birthdaysKeptOn(day)}::int[])
      AND c."birthday" < ${day}::date AND m."programId" = ${program.id}::uuid AND m."status" = 'active'
      AND m."joinedAt" < ${next} AND m."id" > ${after ?? first}::uuid
    ORDER BY m."id" LIMIT ${limit}`
  return pageOf(tx, due, limit, (member) => birthdayEvent(member, year, startsOn(day, member.joinedAt, timeZone)))
}

async function readAnniversaries(tx: Tx, { program, day, after, limit }: DueInput): Promise<DuePage> {
  const { timeZone } = tx.merchant
  const oldest = await tx.db.member.aggregate({ where: { merchantId: tx.merchantId }, _min: { joinedAt: true } })
  const since = oldest._min.joinedAt
  const joined = since === null ? [] : joiningDaysKeptOn(day, localDay(since, timeZone))
  if (joined.length === 0) return { events: [], after: null }
  const spans = JSON.stringify(
    joined.map(({ day: one, years }) => ({
      years,
      from: startOfLocalDay(one, timeZone),
      to: startOfLocalDay(addDays(one, 1), timeZone),
    })),
  )
  const due = await tx.db.$queryRaw<(DueMember & { years: number })[]>`
    SELECT m."id", m."customerId", m."joinedAt", s."years"
    FROM json_to_recordset(${spans}::json) AS s("years" int, "from" timestamptz, "to" timestamptz)
    JOIN "member" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."joinedAt" >= s."from" AND m."joinedAt" < s."to"
    WHERE m."programId" = ${program.id}::uuid AND m."status" = 'active' AND m."id" > ${after ?? first}::uuid
    ORDER BY m."id" LIMIT ${limit}`
  const midnight = startOfLocalDay(day, timeZone)
  return pageOf(tx, due, limit, (member) => anniversaryEvent(member, member.years, midnight))
}

async function pageOf<T extends DueMember>(
  tx: Tx,
  due: readonly T[],
  limit: number,
  eventOf: (member: T) => NewEvent,
): Promise<DuePage> {
  const events = due.map(eventOf)
  const known = await tx.db.eventKey.findMany({
    where: { merchantId: tx.merchantId, key: { in: events.map(({ key }) => key) } },
    select: { key: true },
  })
  const recorded = new Set(known.map(({ key }) => key))
  return {
    events: events.filter(({ key }) => !recorded.has(key)),
    after: due.length < limit ? null : (due.at(-1)?.id ?? null),
  }
}
