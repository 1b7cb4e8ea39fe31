import { parseDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import { readCustomers } from "@/lib/members/steps/find-customers"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { TimelineActivity } from "@/lib/purchases/steps/judge-member"
import { type CustomerPast, readPasts } from "@/lib/purchases/steps/read-timelines"
import { type RecordedActivity, readRecorded } from "@/lib/purchases/steps/replay-members"
import { type KnownUntil, knownPast } from "./known-past"
import { readReturnTimes } from "./read-return-times"

const beginning = parseDay("0001-01-01")
export const nilId = "00000000-0000-0000-0000-000000000000"

/** What was recorded of a customer, as far as a backtest looks at it. */
export interface CustomerHistory {
  customer: KnownCustomer
  past: CustomerPast
  recorded: ReadonlyMap<TimelineActivity, RecordedActivity>
}

export interface HistoryChunk {
  histories: CustomerHistory[]
  /** Null: there are no more. */
  last: string | null
}

/** Reads some customers' whole histories, in the order of the customers' ids. */
export async function readHistory(
  tx: Tx,
  program: LiveProgram,
  after: string,
  limit: number,
  until: KnownUntil,
): Promise<HistoryChunk> {
  const found = await tx.db.customer.findMany({
    where: { merchantId: tx.merchantId, id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit,
    select: { id: true },
  })
  const ids = found.map(({ id }) => id)
  const wanted = ids.map((customerId) => ({ customerId, from: beginning }))
  const customers = await readCustomers(tx, ids)
  const pasts = await readPasts(tx, wanted)
  const recordedById = await readRecorded(tx, program, wanted, pasts)
  const returns = await readReturnTimes(tx, ids)
  const histories = [...pasts].flatMap(([customerId, past]) => {
    const customer = customers.get(customerId)
    if (!customer || past.activities.length === 0) return []
    return [{ customer, ...knownPast(past, recordedById, returns, until) }]
  })
  return { histories, last: ids.length < limit ? null : (ids.at(-1) ?? null) }
}
