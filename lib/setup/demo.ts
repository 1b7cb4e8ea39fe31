import { startOfLocalDay } from "@/lib/core/calendar"
import { type Ctx, systemCtx } from "@/lib/core/ctx"
import type { JobControl } from "@/lib/core/jobs"
import { askSurvey } from "@/lib/setup/demo/ask-survey"
import { finishTouches } from "@/lib/setup/demo/finish-touches"
import { type DemoInput, openDemo } from "@/lib/setup/demo/open-demo"
import { openProgram } from "@/lib/setup/demo/open-program"
import { tellHistory } from "@/lib/setup/demo/tell-history"
import type { DemoWorld } from "@/lib/setup/demo/world"
import { makeHistory } from "@/prisma/seed/history"

const seed = 20_240
const customers = 2000

/** Makes the demo merchant with its staff in an empty database, and queues the job that fills it. */
export async function enqueueDemo(): Promise<void> {
  await openDemo({ seed, customers, until: new Date().toISOString() })
}

/**
 * Fills the demo merchant by the product's own commands, each at the instant of its history. Begun anew after a crash it
 * makes the same history again and goes on with what is missing.
 */
export async function seedDemo(ctx: Ctx, control: JobControl): Promise<{ purchases: number; redemptions: number }> {
  const input = control.job.input as unknown as DemoInput
  const { timeZone } = ctx.merchant
  const history = makeHistory({ ...input, until: new Date(input.until), timeZone })
  const total = history.purchases.length + history.redemptions.length + history.survey.answers.length
  let done = 0
  const world: DemoWorld = {
    ctx,
    history,
    at: (instant) => systemCtx(ctx.merchant, control.job.id, instant),
    advance: (count) => {
      done += count
      return control.progress(done, total)
    },
  }
  const rewardIds = await openProgram(world.at(startOfLocalDay(history.opening, timeZone)))
  await tellHistory(world, rewardIds)
  await askSurvey(world)
  await finishTouches(world.at(new Date(input.until)))
  return { purchases: history.purchases.length, redemptions: history.redemptions.length }
}
