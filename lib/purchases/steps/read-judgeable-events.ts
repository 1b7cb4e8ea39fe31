import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { EventToJudge } from "./judge-member"

/** A recorded event with all that it was judged by. */
export interface JudgeableEvent {
  id: string
  externalId: string
  day: Day
  occurredAt: Date
  recordedAt: Date
  judge: EventToJudge
}

type Row = Omit<JudgeableEvent, "judge"> & Omit<EventToJudge, "kind">

/** Reads events by their ids, as they were recorded. */
export async function readJudgeableEvents(tx: Tx, ids: readonly string[]): Promise<JudgeableEvent[]> {
  if (ids.length === 0) return []
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT "id", "externalId", "localDay"::text AS "day", "occurredAt", "recordedAt", "trigger", "type", "data" FROM "event"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${ids}::uuid[])`
  return rows.map(({ trigger, type, data, ...row }) => ({ ...row, judge: { kind: "event", trigger, type, data } }))
}
