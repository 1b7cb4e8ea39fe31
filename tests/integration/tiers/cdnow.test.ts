import { existsSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { brokenLaws, makeClub, pointPerDollar, purchase, spendTier, type TestPurchase } from "../purchases/club"
import { type Happening, numbers, outcome, record } from "../purchases/happenings"

const file = "../shared/data/cdnow/CDNOW_master.txt"
/** As many of the 23,570 customers as CDNOW_CUSTOMERS says: the whole file takes about a quarter of an hour. */
const customers = Number(process.env.CDNOW_CUSTOMERS ?? 120)

/** The purchases of the first customers of the file, in its order; each at an hour of its own. */
function readHistory(): TestPurchase[] {
  const rows = readFileSync(file, "utf8").trim().split(/\r?\n/).slice(1)
  return rows.flatMap((row, index) => {
    const [customer = "", date = "", , value = "0"] = row.trim().split(/\s+/)
    if (Number(customer) > customers) return []
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    const at = `${day}T${String(12 + (index % 8)).padStart(2, "0")}:00:00Z`
    return [purchase(`p${index}`, customer, at, Math.round(Number(value) * 100))]
  })
}

const program = {
  rules: [pointPerDollar],
  tiers: [
    spendTier("Bronze", 0, 0),
    spendTier("Silver", 1, 20_000, "1.25"),
    { ...spendTier("Gold", 2, 100_000, "1.5"), entryGift: { points: 500 } },
  ],
}

test.skipIf(!existsSync(file))(
  "CDNOW with 1, 1.25 and 1.5 times the points: in order and shuffled equal, member by member (needs ../shared/data)",
  { timeout: 3_600_000 },
  async () => {
    const happenings = readHistory().map((sent): Happening => ({ kind: "purchase", at: sent.occurredAt, sent }))
    const inOrder = [...happenings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    const ordered = await makeClub(program)
    await record(ordered.ctx, inOrder, 500)
    const wanted = await outcome(ordered.ctx)
    expect(wanted.points.length).toBeGreaterThan(customers / 2)
    const next = numbers(5)
    const keyed = happenings.map((one) => ({ one, key: next() })).sort((a, b) => a.key - b.key)
    const mixed = await makeClub(program)
    await record(
      mixed.ctx,
      keyed.map(({ one }) => one),
      50,
    )
    expect(await outcome(mixed.ctx)).toEqual(wanted)
    for (const { ctx } of [ordered, mixed]) expect(await brokenLaws(ctx)).toEqual([])
  },
)
