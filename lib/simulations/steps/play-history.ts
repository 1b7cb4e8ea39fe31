import { parseDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { readMembers } from "@/lib/purchases/steps/read-members"
import { type BacktestPeriod, backtestPeriod } from "../domain/backtest-period"
import { cannotKnow } from "../domain/cannot-know"
import type { SimulationInput } from "../domain/simulation-input"
import type { ScenarioResult, SimulationResult } from "../domain/simulation-result"
import { AgainstLive } from "./against-live"
import { BudgetPlan, budgetedRules } from "./budget-plan"
import { buildScenarios } from "./build-scenarios"
import { draftMembers } from "./draft-members"
import { liveMembers } from "./live-members"
import type { MemberToPlay } from "./member-to-play"
import { nilId, readHistory } from "./read-history"
import { readRecordedSums } from "./read-recorded-sums"
import { segmentsOf } from "./read-segments"
import type { Scenario } from "./scenario"
import { scenarioResult } from "./scenario-result"
import { type MemberFigures, ScenarioRun } from "./scenario-run"

const chunkSize = 500

/** What one customer has had under each of the programs; null: was no member. */
export interface CustomerFigures {
  customerId: string
  memberId: string | null
  scenarios: (MemberFigures | null)[]
}

interface History {
  programId: string
  input: SimulationInput
  period: BacktestPeriod
  scenarios: readonly Scenario[]
  budgets: BudgetPlan
}

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
  const history: History = { programId, input, period, scenarios, budgets: new BudgetPlan() }
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
    cannotKnow: cannotKnow(sums, definitions, segments.length > 0),
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
async function planBudgets(ctx: Ctx, history: History, runs: readonly ScenarioRun[]): Promise<void> {
  const limited = history.scenarios.filter((one) => one.kind === "draft" && budgetedRules(one).length > 0)
  if (limited.length === 0) return
  for await (const { figures } of playChunks(ctx, history, runs)) {
    for (const { customerId, scenarios } of figures) {
      for (const [index, scenario] of history.scenarios.entries()) {
        const played = scenarios[index]?.played
        if (played && limited.includes(scenario)) history.budgets.note(scenario, customerId, played.judgement.awarded)
      }
    }
  }
  for (const scenario of limited) history.budgets.settle(scenario)
}

async function* playChunks(ctx: Ctx, history: History, runs: readonly ScenarioRun[]) {
  let done = 0
  for (let after: string | null = nilId; after !== null; ) {
    const from: string = after
    const chunk = await inRead(ctx, (tx) => readChunk(tx, history, from))
    const figures = playChunk(chunk.members, runs)
    done += chunk.customers
    yield { figures, done }
    after = chunk.last
  }
}

interface Chunk {
  customers: number
  /** By scenario. */
  members: MemberToPlay[][]
  last: string | null
}

async function readChunk(tx: Tx, history: History, after: string): Promise<Chunk> {
  const { programId, input, period, scenarios, budgets } = history
  const [first] = scenarios
  if (!first) return { customers: 0, members: [], last: null }
  const recordedBefore = new Date(input.recordedBefore)
  const until = { recordedBefore, endMs: period.endMs }
  const { histories, last } = await readHistory(tx, first.program, after, chunkSize, until)
  const ids = histories.map(({ customer }) => customer.id)
  const known = await readMembers(tx, programId, ids)
  const segments = await segmentsOf({ ...tx, now: recordedBefore }, input.segments, ids)
  const common = { period, histories, members: known, segments }
  const members: MemberToPlay[][] = []
  for (const scenario of scenarios) {
    const { program } = scenario
    const { participation } = input.assumptions
    members.push(
      scenario.kind === "live"
        ? await liveMembers(tx, { ...common, program, recordedBefore })
        : await draftMembers(tx, { ...common, scenario, participation, budgets }),
    )
  }
  return { customers: last === null ? ids.length : chunkSize, members, last }
}

function playChunk(members: readonly MemberToPlay[][], runs: readonly ScenarioRun[]): CustomerFigures[] {
  const byCustomer = new Map<string, CustomerFigures>()
  for (const [index, run] of runs.entries()) {
    for (const member of members[index] ?? []) {
      let one = byCustomer.get(member.customerId)
      if (!one) {
        const { customerId, memberId } = member
        one = { customerId, memberId, scenarios: runs.map(() => null) }
        byCustomer.set(customerId, one)
      }
      one.memberId ??= member.memberId
      one.scenarios[index] = run.play(member)
    }
  }
  return [...byCustomer.values()]
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
