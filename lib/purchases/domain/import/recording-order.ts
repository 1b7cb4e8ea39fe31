import type { CustomerReference } from "@/lib/purchases/schema"

/** What is known of a purchase or return of a file before it is recorded. */
export interface Recordable {
  isReturn: boolean
  externalId: string
  customer: CustomerReference | undefined
  /** The purchase that a return names. */
  returnOf: string | undefined
}

export const laneCount = 2

function keyOf({ customer, externalId }: Recordable): string {
  return customer?.externalId ?? customer?.email ?? customer?.phone ?? externalId
}

function laneOf(key: string): number {
  let sum = 0
  for (let index = 0; index < key.length; index += 1) sum += key.charCodeAt(index)
  return sum % laneCount
}

/**
 * Parts what can be recorded at the same time into lanes: while the database writes one, the next is made ready. A lane is
 * a list of batches of purchases alone or returns alone, one to follow another. A customer's purchases and returns share a
 * lane and keep their order, so that nobody's points need correcting afterwards.
 */
export function inLanes<T extends Recordable>(units: readonly T[]): T[][][] {
  const lanes: T[][][] = Array.from({ length: laneCount }, () => [])
  const reached = new Map<string, number>()
  for (const unit of units) {
    const key = keyOf(unit)
    // Purchases stand at even places, returns at odd ones: the first such place that is not before the customer's last.
    const least = reached.get(key) ?? 0
    const place = least % 2 === (unit.isReturn ? 1 : 0) ? least : least + 1
    reached.set(key, place)
    const lane = lanes[laneOf(key)]
    if (!lane) continue
    while (lane.length <= place) lane.push([])
    lane[place]?.push(unit)
  }
  return lanes.map((lane) => lane.filter((batch) => batch.length > 0)).filter((lane) => lane.length > 0)
}

/** Returns that name a purchase and no customer come after everything else: whose it was is not known before. */
export function isForLater({ isReturn, customer, returnOf }: Recordable): boolean {
  return isReturn && customer === undefined && returnOf !== undefined
}
