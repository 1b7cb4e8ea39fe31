import { paidMinor } from "./assemble"
import { type ImportContext, lineMapper } from "./map-line"

/** Minor units by currency: money of different currencies is never added up. */
export type MoneyByCurrency = Map<string, bigint>

/** Adds up what purchases in rows of a file cost; what rows bring back is no part of it, and unread are those whose money cannot be told. */
export function moneyReader(context: ImportContext) {
  const map = lineMapper(context)
  const money: MoneyByCurrency = new Map()
  const sum = { money, unread: 0, add }
  function add(cells: readonly string[], row: number): void {
    const mapped = map(cells, row)
    if (!("line" in mapped)) {
      sum.unread += 1
    } else if (!mapped.isReturn) {
      const { currency } = mapped.line
      money.set(currency, (money.get(currency) ?? 0n) + paidMinor(mapped.line, context.mapping))
    }
  }
  return sum
}

type Sums = {
  recorded: MoneyByCurrency
  refused: MoneyByCurrency
  /** All that the file holds; null where nothing of it was known before. */
  file: MoneyByCurrency | null
}

/** What became of a file's money, the merchant's currency first: what was neither recorded nor left out was known already. */
export function moneyOfImport(home: string, { recorded, refused, file }: Sums) {
  const of = (money: MoneyByCurrency | null, currency: string) => money?.get(currency) ?? 0n
  const others = new Set([recorded, refused, file ?? []].flatMap((money) => [...money.keys()] as string[]))
  others.delete(home)
  return [home, ...[...others].sort()].map((currency) => {
    const known = file ? of(file, currency) - of(recorded, currency) - of(refused, currency) : 0n
    return {
      currency,
      recordedMinor: String(of(recorded, currency)),
      knownMinor: String(known > 0n ? known : 0n),
      refusedMinor: String(of(refused, currency)),
    }
  })
}
