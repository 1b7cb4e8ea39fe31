import { expect, test } from "vitest"
import { compareWithLedger } from "@/lib/simulations/queries/compare-with-ledger"
import { makeClub } from "../purchases/club"
import { numbers, record, shuffled } from "../purchases/happenings"
import { randomHistory, randomProgram } from "../purchases/random-program"

/** Seeds from PROPERTY_FIRST_SEED (1) on, as many as PROPERTY_SEEDS says; each failure names its seed. */
const first = Number(process.env.PROPERTY_FIRST_SEED ?? 1)
const seeds = Array.from({ length: Number(process.env.PROPERTY_SEEDS ?? 6) }, (_, index) => first + index)

test.each(seeds)(
  "seed %i: the backtest of what is live is the ledger, member by member, in order and out of order",
  async (seed) => {
    const next = numbers(seed)
    const program = randomProgram(next)
    const happenings = randomHistory(next)
    const inOrder = [...happenings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    for (const [sent, size] of [
      [inOrder, 60],
      [shuffled(happenings, seed), 5],
    ] as const) {
      const { ctx, programId } = await makeClub(program)
      await record(ctx, sent, size)
      // Corrections are posted by the clock, and so is what has run out by then.
      const found = await compareWithLedger({ ...ctx, now: new Date() }, { programId })
      expect(found.differences).toEqual([])
      expect(found.different).toBe(0)
      expect(found.members).toBeGreaterThan(0)
    }
  },
)
