import { expect, test } from "vitest"
import { awardHistory } from "@/lib/purchases/commands/award-history"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { compareWithLedger } from "@/lib/simulations/queries/compare-with-ledger"
import { tryProgram } from "@/lib/simulations/queries/try-program"
import { readCdnow, toPurchases } from "../../bench/history"
import { makeClub, pointPerDollar, publishClub, spendTier } from "../purchases/club"

/** The file of CDNOW is no part of the project; `npm run bench simulation` does the same with the whole of it. */
const cdnow = readCdnow()?.filter(({ customer }) => Number(customer) <= 300) ?? null

test.skipIf(cdnow === null)(
  "a part of CDNOW, awarded when a program was published over it, is the same in a backtest",
  async () => {
    const { ctx, programId } = await makeClub({
      publish: false,
      rules: [{ ...pointPerDollar, expiry: { kind: "afterMonths", months: 6, roundTo: "monthEnd" } }],
      tiers: [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 20_000, "1.5")],
    })
    const purchases = toPurchases(cdnow ?? [], "cdnow")
    for (let at = 0; at < purchases.length; at += 500) {
      await recordPurchases(ctx, purchases.slice(at, at + 500), { source: "import" })
    }
    const published = await publishClub(ctx, programId, "1997-01-01")
    await awardHistory(published.ctx, published.control)
    const found = await compareWithLedger(published.ctx, { programId })
    expect(found.differences).toEqual([])
    expect(found.members).toBe(300)
    // As a draft, with everybody a member from the first purchase, it gives the same again.
    const { scenarios } = await tryProgram(published.ctx, {
      programId,
      from: "1997-01-01",
      to: "1998-06-30",
      redemptionRate: "0",
    })
    const [live, draft] = scenarios
    expect(draft).toMatchObject({ issuedPoints: live?.issuedPoints, expiredPoints: live?.expiredPoints, members: 300 })
  },
)
