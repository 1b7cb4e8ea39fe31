import { localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { currencyExponent } from "@/lib/core/money"
import { requirePermission } from "@/lib/core/permissions"
import { type Assembled, assemble } from "../domain/import/assemble"
import { type CheckedGroup, checkedGroup } from "../domain/import/checked-group"
import { type Doubt, doubtReader } from "../domain/import/doubts"
import type { ImportMapping } from "../domain/import/import-mapping"
import { cutPieces, type FileRow, type Fragment, reasonsOf } from "../domain/import/pieces"
import { type Foreseen, foreseeRecording } from "../steps/foresee-recording"
import { readImportChunks, readRows } from "../steps/read-import-file"
import { getImportOrThrow } from "./get-import"

const mostProblems = 100
const mostGroups = 20
/** Beyond so many different purchases, parts of one that lie apart are counted as two. */
const mostKeys = 500_000
const askedAtOnce = 2000

/** What recording the file would come to, found by reading all of it; nothing is written. */
export interface ImportCheck {
  rows: number
  /** Rows that would be recorded, or are already. */
  good: number
  bad: number
  /** Of the good rows those that are recorded already, or twice in the file: they change nothing. */
  known: number
  /** Rows without a purchase id that look as if they were recorded already, from another file. */
  twins: number
  purchases: number
  returns: number
  /** Of the good rows, by currency: the merchant's first. */
  money: { currency: string; amountMinor: number; returnedMinor: number }[]
  firstDay: string | null
  lastDay: string | null
  /** Purchases that name nobody. */
  withoutCustomer: number
  /** The first twenty purchases and returns, put together. */
  groups: CheckedGroup[]
  /** The first hundred rows that would be left out. */
  problems: { row: number; cells: string[]; reason: string }[]
  /** What a person must decide: the file can be read in several ways. */
  doubts: Doubt[]
}

type Sound = { fragment: Fragment; assembled: Exclude<Assembled, { problem: string }> }

const noMoney = (currency: string) => ({ currency, amountMinor: 0, returnedMinor: 0 })

function nothing(currency: string): ImportCheck {
  const sums = { rows: 0, good: 0, bad: 0, known: 0, twins: 0, purchases: 0, returns: 0, money: [noMoney(currency)] }
  return { ...sums, firstDay: null, lastDay: null, withoutCustomer: 0, groups: [], problems: [], doubts: [] }
}

function countBad(check: ImportCheck, rejected: readonly (FileRow & { reason: string })[]): void {
  check.rows += rejected.length
  check.bad += rejected.length
  for (const problem of rejected) if (check.problems.length < mostProblems) check.problems.push(problem)
}

function countMoney({ money }: ImportCheck, { currency, isReturn, amountMinor }: CheckedGroup): void {
  let sums = money.find((one) => one.currency === currency)
  if (!sums) {
    sums = noMoney(currency)
    money.push(sums)
  }
  if (isReturn) sums.returnedMinor += amountMinor
  else sums.amountMinor += amountMinor
}

/** What the file told so far: names of purchases and returns, and the content of whole purchases by their ids. */
type Seen = { keys: Set<string>; contents: Map<string, string>; timeZone: string }

function countGood(
  check: ImportCheck,
  { fragment, assembled }: Sound,
  seen: Seen,
  foreseen: Foreseen | undefined,
): void {
  const { isReturn, rows } = fragment
  const { externalId } = "return" in assembled ? assembled.return : assembled.purchase
  const name = `${isReturn ? "return" : "purchase"} ${externalId}`
  const isFirst = !seen.keys.has(name)
  if (seen.keys.size < mostKeys) seen.keys.add(name)
  check.rows += rows.length
  check.good += rows.length
  if (foreseen?.known) check.known += rows.length
  if (foreseen?.hasTwin) check.twins += rows.length
  const group = checkedGroup(assembled, rows.length)
  countMoney(check, group)
  if (isFirst && isReturn) check.returns += 1
  else if (isFirst) check.purchases += 1
  if (isFirst && !isReturn && group.customer === null) check.withoutCustomer += 1
  if (isFirst && check.groups.length < mostGroups) check.groups.push(group)
  const day = localDay(new Date(group.occurredAt), seen.timeZone)
  if (check.firstDay === null || day < check.firstDay) check.firstDay = day
  if (check.lastDay === null || day > check.lastDay) check.lastDay = day
}

/** A whole purchase that the file told before is known if it is the same, else refused. */
function withinFile(foreseen: Foreseen, externalId: string, { contents }: Seen): Foreseen {
  if (foreseen.reason !== null) return foreseen
  const first = contents.get(externalId)
  if (first === foreseen.contentHash) return { ...foreseen, known: true, hasTwin: false }
  if (first === undefined) {
    if (contents.size < mostKeys) contents.set(externalId, foreseen.contentHash)
    return foreseen
  }
  const reason = "An earlier row has this purchase id and other content. Choose what a row is, or give it another id."
  return { ...foreseen, reason }
}

/** Asks what would become of sound purchases, and counts them and the returns between them. */
async function countFound(
  ctx: Ctx,
  check: ImportCheck,
  found: readonly Sound[],
  seen: Seen,
  { rows, columns }: ImportMapping,
): Promise<void> {
  const isPart = rows === "line"
  const sent = found.flatMap(({ assembled }) => ("purchase" in assembled ? assembled.purchase : []))
  const foreseen = await foreseeRecording(ctx, sent, { isPart, lookForTwins: columns.purchase === undefined })
  let next = 0
  for (const one of found) {
    const asked = "purchase" in one.assembled ? foreseen[next++] : undefined
    const { externalId } = one.fragment.lines[0] ?? { externalId: "" }
    const told = asked && !isPart ? withinFile(asked, externalId, seen) : asked
    const reason = told?.reason ?? null
    if (reason === null) countGood(check, one, seen, told)
    else
      countBad(
        check,
        one.fragment.rows.map((row) => ({ ...row, reason })),
      )
  }
}

async function* watched(rows: AsyncIterable<string[]>, see: (cells: string[]) => void, hasHeader: boolean) {
  let isHeading = hasHeader
  for await (const cells of rows) {
    if (!isHeading) see(cells)
    isHeading = false
    yield cells
  }
}

/** Reads the whole file under a mapping, and says row by row what would be refused, and what a person must decide. */
export async function checkImport(ctx: Ctx, input: { importId: string; mapping: ImportMapping }): Promise<ImportCheck> {
  requirePermission(ctx, "imports:write")
  const { sha256 } = await getImportOrThrow(ctx, input.importId)
  const { mapping } = input
  const { timeZone, currency } = ctx.merchant
  const check = nothing(currency)
  const seen: Seen = { keys: new Set(), contents: new Map(), timeZone }
  let waiting: Sound[] = []
  const flush = async () => {
    await countFound(ctx, check, waiting, seen, mapping)
    waiting = []
  }
  const reader = doubtReader(mapping, currencyExponent(currency))
  const rows = watched(readRows(readImportChunks(ctx, input.importId), mapping), reader.add, mapping.hasHeader)
  for await (const piece of cutPieces(rows, { mapping, timeZone, currency, fileHash: sha256 })) {
    const read = "rejected" in piece ? { rejected: [piece.rejected] } : readFragment(piece.fragment, mapping)
    if ("rejected" in read) countBad(check, read.rejected)
    else waiting.push(read)
    if (waiting.length >= askedAtOnce) await flush()
  }
  await flush()
  check.problems.sort((a, b) => a.row - b.row)
  return { ...check, doubts: reader.doubts() }
}

function readFragment(
  fragment: Fragment,
  mapping: ImportMapping,
): Sound | { rejected: (FileRow & { reason: string })[] } {
  if (fragment.problem) return { rejected: reasonsOf(fragment.rows, fragment.problem) }
  const assembled = assemble(fragment.lines, mapping)
  if (!("problem" in assembled)) return { fragment, assembled }
  return { rejected: fragment.rows.map((row) => ({ ...row, reason: assembled.problem })) }
}
