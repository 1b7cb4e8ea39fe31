import type { Tx } from "@/lib/core/ctx"
import { least } from "@/lib/core/points"
import { awardGroup } from "@/lib/programs/domain/taken-back"
import {
  type EntryRow,
  type MovementRow,
  type ReturnRow,
  readAwardEntries,
  readAwardReturns,
  readOwnMovements,
  readTakings,
  type TakingRow,
} from "./read-award-rows"

/** One award of a purchase or an event: what becomes available and expires together, with all that was corrected of it. */
export interface PostedGroup {
  /** See `awardGroup`. */
  group: string
  currency: string
  /** What gave points of it, first ones first; after a merge also what moved them. */
  entryIds: string[]
  effectiveAt: Date
  /** When it was activated, where it had waited for an action. */
  activatedAt: Date | null
  /** By awards and corrections of these, in all and by the instants at which they take effect. */
  awarded: bigint
  byInstant: Map<number, bigint>
  cancelled: bigint
  /** By corrections of the award itself. */
  writtenOff: bigint
  /** Of what was written off: what had run out. */
  expired: bigint
  /** What returns took, with what corrected them; by the return's id. */
  taken: Map<string, TakenByReturn>
}

export interface TakenByReturn {
  points: bigint
  writtenOff: bigint
  expired: bigint
  /** Of the points, what was taken from each of the award's own lots. */
  own: Map<string, bigint>
}

export interface PostedActivity {
  groups: Map<string, PostedGroup>
  /** In the order of recording. */
  returns: PostedReturn[]
}

export interface PostedReturn {
  id: string
  occurredAt: Date
  /** As of when it looks at what is there. */
  asOf: Date
}

/** What of an award a return may still take. */
export function openPoints({ awarded, cancelled, writtenOff, taken }: PostedGroup): bigint {
  return [...taken.values()].reduce((left, one) => left - one.points - one.writtenOff, awarded - cancelled - writtenOff)
}

/** What of an award was written off because it had run out. */
export function writtenOffAsExpired({ expired, taken }: PostedGroup): bigint {
  return [...taken.values()].reduce((sum, one) => sum + one.expired, expired)
}

/** The awards of a program's purchases and events as they were posted, by the id of the purchase or event. */
export async function readAwardGroups(
  tx: Tx,
  programId: string,
  activityIds: readonly string[],
): Promise<Map<string, PostedActivity>> {
  const activities = new Map<string, PostedActivity>()
  if (activityIds.length === 0) return activities
  const entries = await readAwardEntries(tx, programId, activityIds)
  const takings = await readTakings(tx, programId, activityIds)
  const lotIds = entries.flatMap(({ lotId }) => lotId ?? [])
  const takingIds = entries.filter(({ points, returnId }) => points < 0n || returnId !== null).map(({ id }) => id)
  const movements = await readOwnMovements(tx, lotIds, takingIds)
  const returns = await readAwardReturns(tx, activityIds)
  const own = { entries: grouped(entries, ofActivity), takings: grouped(takings, ofActivity) }
  const returned = grouped(returns, ofActivity)
  const moved = grouped(movements, ({ entryId }) => entryId)
  for (const id of new Set([...own.entries.keys(), ...returned.keys()])) {
    const rows = { entries: own.entries.get(id) ?? [], takings: own.takings.get(id) ?? [] }
    activities.set(id, activityOf(rows.entries, rows.takings, returned.get(id) ?? [], moved))
  }
  return activities
}

const ofActivity = ({ activityId }: { activityId: string }) => activityId

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

function activityOf(
  entries: readonly EntryRow[],
  takings: readonly TakingRow[],
  returns: readonly ReturnRow[],
  movements: ReadonlyMap<string, MovementRow[]>,
): PostedActivity {
  const groups = new Map<string, PostedGroup>()
  const groupOfLot = new Map<string, PostedGroup>()
  const groupOfEntry = new Map<string, PostedGroup>()
  for (const entry of entries) {
    if (entry.lotId === null) continue
    const found = groupOf(groups, entry)
    // What a return took too much and was given back is of the return.
    if (entry.returnId === null) addAwarded(found, entry, entry.lotPoints ?? 0n)
    if (!found.entryIds.includes(entry.id)) found.entryIds.push(entry.id)
    if (entry.onAction && entry.availableAt) found.activatedAt ??= entry.availableAt
    groupOfLot.set(entry.lotId, found)
    groupOfEntry.set(entry.id, found)
  }
  const ownOf = (entryId: string) => (movements.get(entryId) ?? []).filter(({ lotId }) => groupOfLot.has(lotId))
  const told = new Map(takings.map((taking) => [taking.entryId, taking]))
  for (const taking of takings) addTaking(groupOfEntry.get(taking.awardEntryId), taking, ownOf, groupOfLot)
  for (const entry of entries.filter(({ points }) => points < 0n)) {
    const { id, kind, points, returnId, currency } = entry
    const known = told.get(id)
    if (known) {
      const group = groupOfEntry.get(known.awardEntryId)
      if (group && kind === "correction" && returnId === null) addAwarded(group, entry, points)
    } else if (returnId === null) {
      spread(ownOf(id), groupOfLot, entry)
      const rest = points - ownOf(id).reduce((sum, one) => sum + one.points, 0n)
      if (kind === "correction") takeOfFirst([...groups.values()], currency, -rest)
    }
  }
  const history = entries.find(({ kind }) => kind === "award")?.recordedAt
  return {
    groups,
    returns: returns.map(({ id, occurredAt, recordedAt }) => {
      // A history that was awarded after the return looked at what was there when the return occurred.
      return { id, occurredAt, asOf: history && history > recordedAt ? occurredAt : recordedAt }
    }),
  }
}

function groupOf(groups: Map<string, PostedGroup>, entry: EntryRow): PostedGroup {
  const group = awardGroup(entry)
  const found = groups.get(group) ?? {
    group,
    currency: entry.currency,
    entryIds: [],
    effectiveAt: entry.effectiveAt,
    activatedAt: null,
    awarded: 0n,
    byInstant: new Map(),
    cancelled: 0n,
    writtenOff: 0n,
    expired: 0n,
    taken: new Map(),
  }
  groups.set(group, found)
  return found
}

function addAwarded(group: PostedGroup, { effectiveAt }: { effectiveAt: Date }, points: bigint): void {
  const at = effectiveAt.getTime()
  group.awarded += points
  group.byInstant.set(at, (group.byInstant.get(at) ?? 0n) + points)
}

function addTaking(
  group: PostedGroup | undefined,
  { returnId, entryId, points, writtenOffPoints, expiredPoints }: TakingRow,
  ownOf: (entryId: string) => MovementRow[],
  groupOfLot: ReadonlyMap<string, PostedGroup>,
): void {
  if (!group) return
  if (returnId === null) {
    group.writtenOff += writtenOffPoints
    group.expired += expiredPoints
    return
  }
  const known = group.taken.get(returnId) ?? { points: 0n, writtenOff: 0n, expired: 0n, own: new Map() }
  group.taken.set(returnId, known)
  known.points += points
  known.writtenOff += writtenOffPoints
  known.expired += expiredPoints
  for (const one of entryId === null ? [] : ownOf(entryId)) {
    if (groupOfLot.get(one.lotId) === group) known.own.set(one.lotId, (known.own.get(one.lotId) ?? 0n) - one.points)
  }
}

/** What a merge moved away, or a cancellation took, is of the lots that it came from. */
function spread(
  movements: readonly MovementRow[],
  groupOfLot: ReadonlyMap<string, PostedGroup>,
  by: Pick<EntryRow, "kind" | "effectiveAt">,
): void {
  for (const { lotId, points } of movements) {
    const group = groupOfLot.get(lotId)
    if (group && by.kind === "correction") addAwarded(group, by, points)
    else if (group) group.cancelled -= points
  }
}

/** Corrections of earlier releases do not say which award they took from. */
function takeOfFirst(groups: readonly PostedGroup[], currency: string, points: bigint): void {
  let left = points
  for (const group of groups) {
    if (group.currency !== currency || left <= 0n) continue
    const part = least(left, group.awarded > 0n ? group.awarded : 0n)
    addAwarded(group, group, -part)
    left -= part
  }
}
