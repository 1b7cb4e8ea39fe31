import type { Ctx } from "@/lib/core/ctx"
import type { DemoHistory } from "@/prisma/seed/history"

/** What every part of the seeding needs. */
export interface DemoWorld {
  ctx: Ctx
  history: DemoHistory
  /** The same merchant at another instant of its history. */
  at(instant: Date): Ctx
  /** Counts what was done or found done; throws where the job was cancelled. */
  advance(count: number): Promise<void>
}

const lanes = 4

/** Runs work in a few lanes at once; what has the same key runs in its order, in one lane. */
export async function inLanes<T>(items: readonly T[], keyOf: (item: T) => number, run: (item: T) => Promise<void>) {
  const byLane = Array.from({ length: lanes }, (_, lane) => items.filter((item) => keyOf(item) % lanes === lane))
  await Promise.all(
    byLane.map(async (list) => {
      for (const item of list) await run(item)
    }),
  )
}
