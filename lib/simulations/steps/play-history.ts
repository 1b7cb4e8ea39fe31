import { parseDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type BacktestPeriod, backtestPeriod } from "../domain/backtest-period"
import { cannotKnow } from "../domain/cannot-know"
import type { SimulationInput } from "../domain/simulation-input"
import type { ScenarioResult, SimulationResult } from "../domain/simulation-result"
import { AgainstLive } from "./against-live"
import { BudgetPlan, budgetedRules } from "./budget-plan"
import { buildScenarios } from "./build-scenarios"
import { type Backtest, type CustomerFigures, playChunk, readChunk, type Told } from "./play-chunk"
import { nilId } from "./read-history"
import { readRecordedSums } from "./read-recorded-sums"
import type { Scenario } from "./scenario"
import { scenarioResult } from "./scenario-result"
import { ScenarioRun } from "./scenario-run"

/**
 * Plays the programs of a backtest over what was recorded, customers after customers, so that memory stays flat. `told`
 * hears of each chunk, with the customers looked at so far. Writes nothing.
 */
export async function playHistory(
  ctx: Ctx,
  programId: string,
  input: SimulationInput,
  told: (figures: CustomerFigures[], customersDone: number) => Promise<void> = async () => undefined,
): Promise<SimulationResult> {
  const { assumptions, segments } = input
  const period = backtestPeriod(parseDay(input.from), parseDay(input.to), ctx.merchant.timeZone)
  const scenarios = await inRead(ctx, (tx) => buildScenarios(tx, programId, input))
  const history: Backtest = { programId, input, period, scenarios, budgets: new BudgetPlan() }
  const names = segments.map(({ name }) => name)
  const newRuns = () => scenarios.map((scenario) => new ScenarioRun(scenario, period, assumptions, names))
  await planBudgets(ctx, history, newRuns())
  const runs = newRuns()
  const against = againstLive(scenarios)
  for await (const { figures, done } of playChunks(ctx, history, runs)) {
    for (const one of figures) compare(against, scenarios, one)
    await told(figures, done)
  }
  const sums = await inRead(ctx, (tx) => readRecordedSums(tx, period, new Date(input.recordedBefore)))
  const definitions = scenarios.map(({ definition }) => definition)
  const benefitsWithoutCost = [...new Set(runs.flatMap(({ benefits }) => benefits.unknown))]
  const passedOver = runs.find(({ scenario }) => scenario.kind === "live")?.passedOver ?? 0n
  return {
    from: input.from,
    to: input.to,
    moneyCurrency: definitions.at(-1)?.moneyCurrency ?? ctx.merchant.currency,
    timeZone: period.timeZone,
    recordedBefore: input.recordedBefore,
    assumptions,
    history: sums,
    scenarios: resultsOf(runs, period, input),
    againstLive: [...against.values()].map((one) => one.result()),
    cannotKnow: cannotKnow(sums, definitions, { hasSegments: segments.length > 0, passedOver, benefitsWithoutCost }),
  }
}

function resultsOf(runs: readonly ScenarioRun[], period: BacktestPeriod, { assumptions }: SimulationInput) {
  const results: ScenarioResult[] = []
  for (const run of runs) {
    const present = results.find(({ kind }) => kind === "live") ?? null
    results.push(scenarioResult(run, period, assumptions, present))
  }
  return results
}

/** A budget is shared by all, so that where it runs out must be known before anybody is judged by it. */
async function planBudgets(ctx: Ctx, history: Backtest, runs: readonly ScenarioRun[]): Promise<void> {
  const limited = history.scenarios.filter((one) => one.kind === "draft" && budgetedRules(one).length > 0)
  if (limited.length === 0) return
  const note: Told = (scenario, { customerId }, { awarded }) => {
    if (limited.includes(scenario)) history.budgets.note(scenario, customerId, awarded, history.period.startMs)
  }
  for await (const _ of playChunks(ctx, history, runs, note)) {
    // What is played is heard.
  }
  for (const scenario of limited) history.budgets.settle(scenario)
}

/** Few customers at first, so that progress shows soon; then as many as are played at once best. */
const chunkSizes = { first: 25, largest: 500 }

async function* playChunks(ctx: Ctx, history: Backtest, runs: readonly ScenarioRun[], told?: Told) {
  let done = 0
  let size = chunkSizes.first
  for (let after: string | null = nilId; after !== null; ) {
    const from: string = after
    const chunk = await inRead(ctx, (tx) => readChunk(tx, history, from, size))
    const figures = playChunk(chunk.members, runs, told)
    done += chunk.customers
    yield { figures, done }
    after = chunk.last
    size = Math.min(4 * size, chunkSizes.largest)
  }
}

function againstLive(scenarios: readonly Scenario[]): Map<string, AgainstLive> {
  const live = scenarios.find(({ kind }) => kind === "live")
  if (!live) return new Map()
  return new Map(
    scenarios
      .filter(({ kind }) => kind === "draft")
      .map(({ key, definition }) => {
        const tiers = [...live.definition.tiers, ...definition.tiers]
        return [key, new AgainstLive(key, new Map(tiers.map(({ name, rank }) => [name, rank])))]
      }),
  )
}

function compare(
  against: ReadonlyMap<string, AgainstLive>,
  scenarios: readonly Scenario[],
  { customerId, memberId, scenarios: figures }: CustomerFigures,
): void {
  for (const [index, { key }] of scenarios.entries()) {
    against.get(key)?.add(customerId, memberId, figures[0] ?? null, figures[index] ?? null)
  }
}
