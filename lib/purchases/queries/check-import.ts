import { localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { requirePermission } from "@/lib/core/permissions"
import { type Assembled, assemble } from "../domain/import/assemble"
import { type CheckedGroup, checkedGroup } from "../domain/import/checked-group"
import type { ImportMapping } from "../domain/import/import-mapping"
import { cutPieces, type FileRow, type Fragment, reasonsOf } from "../domain/import/pieces"
import { readImportChunks, readRows } from "../steps/read-import-file"
import { getImportOrThrow } from "./get-import"

const mostProblems = 100
const mostGroups = 20
/** Beyond so many different purchases, parts of one that lie apart are counted as two. */
const mostKeys = 500_000

/** What recording the file would come to, found by reading all of it; nothing is written. */
export interface ImportCheck {
  rows: number
  /** Rows that would be recorded. */
  good: number
  bad: number
  purchases: number
  returns: number
  /** Of what would be recorded, by currency: the merchant's first. */
  money: { currency: string; amountMinor: number; returnedMinor: number }[]
  firstDay: string | null
  lastDay: string | null
  /** Purchases that name nobody. */
  withoutCustomer: number
  /** The first twenty purchases and returns, put together. */
  groups: CheckedGroup[]
  /** The first hundred rows that would be left out. */
  problems: { row: number; cells: string[]; reason: string }[]
}

const noMoney = (currency: string) => ({ currency, amountMinor: 0, returnedMinor: 0 })

function nothing(currency: string): ImportCheck {
  const sums = { rows: 0, good: 0, bad: 0, purchases: 0, returns: 0, money: [noMoney(currency)] }
  return { ...sums, firstDay: null, lastDay: null, withoutCustomer: 0, groups: [], problems: [] }
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

function countGood(
  check: ImportCheck,
  { key, isReturn, rows }: Fragment,
  assembled: Exclude<Assembled, { problem: string }>,
  { keys, timeZone }: { keys: Set<string>; timeZone: string },
): void {
  const name = `${isReturn ? "return" : "purchase"} ${key}`
  const isFirst = !keys.has(name)
  if (keys.size < mostKeys) keys.add(name)
  check.rows += rows.length
  check.good += rows.length
  const group = checkedGroup(assembled, rows.length)
  countMoney(check, group)
  if (isFirst && isReturn) check.returns += 1
  else if (isFirst) check.purchases += 1
  if (isFirst && !isReturn && group.customer === null) check.withoutCustomer += 1
  if (isFirst && check.groups.length < mostGroups) check.groups.push(group)
  const day = localDay(new Date(group.occurredAt), timeZone)
  if (check.firstDay === null || day < check.firstDay) check.firstDay = day
  if (check.lastDay === null || day > check.lastDay) check.lastDay = day
}

/** Reads the whole file under a mapping, and says row by row what would be refused. */
export async function checkImport(ctx: Ctx, input: { importId: string; mapping: ImportMapping }): Promise<ImportCheck> {
  requirePermission(ctx, "imports:write")
  const { sha256 } = await getImportOrThrow(ctx, input.importId)
  const { mapping } = input
  const { timeZone, currency } = ctx.merchant
  const check = nothing(currency)
  const seen = { keys: new Set<string>(), timeZone }
  const rows = readRows(readImportChunks(ctx, input.importId), mapping)
  for await (const piece of cutPieces(rows, { mapping, timeZone, currency, fileHash: sha256 })) {
    if ("rejected" in piece) {
      countBad(check, [piece.rejected])
      continue
    }
    const { fragment } = piece
    const assembled = fragment.problem ? null : assemble(fragment.lines, mapping)
    if (fragment.problem) countBad(check, reasonsOf(fragment.rows, fragment.problem))
    else if (!assembled || "problem" in assembled) {
      const reason = assembled?.problem ?? ""
      countBad(
        check,
        fragment.rows.map((row) => ({ ...row, reason })),
      )
    } else countGood(check, fragment, assembled, seen)
  }
  return check
}
