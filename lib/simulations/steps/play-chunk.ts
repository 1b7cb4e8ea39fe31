import type { Tx } from "@/lib/core/ctx"
import type { Judgement } from "@/lib/purchases/steps/judge-member"
import { readMembers } from "@/lib/purchases/steps/read-members"
import type { BacktestPeriod } from "../domain/backtest-period"
import type { SimulationInput } from "../domain/simulation-input"
import type { BudgetPlan } from "./budget-plan"
import { draftMembers } from "./draft-members"
import { liveMembers } from "./live-members"
import type { MemberToPlay } from "./member-to-play"
import { readHistory } from "./read-history"
import { segmentsOf } from "./read-segments"
import type { Scenario } from "./scenario"
import type { MemberFigures, ScenarioRun } from "./scenario-run"

/** What one customer has had under each of the programs; null: was no member. */
export interface CustomerFigures {
  customerId: string
  memberId: string | null
  scenarios: (MemberFigures | null)[]
}

export interface Backtest {
  programId: string
  input: SimulationInput
  period: BacktestPeriod
  scenarios: readonly Scenario[]
  budgets: BudgetPlan
}

export interface Chunk {
  customers: number
  /** By scenario. */
  members: MemberToPlay[][]
  last: string | null
}

/** Reads so many customers with all that each of the programs judges them by. */
export async function readChunk(tx: Tx, history: Backtest, after: string, size: number): Promise<Chunk> {
  const { programId, input, period, scenarios, budgets } = history
  const [first] = scenarios
  if (!first) return { customers: 0, members: [], last: null }
  const recordedBefore = new Date(input.recordedBefore)
  const until = { recordedBefore, endMs: period.endMs }
  const { histories, last } = await readHistory(tx, first.program, after, size, until)
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
  return { customers: last === null ? ids.length : size, members, last }
}

/** Hears how a program judged a member. */
export type Told = (scenario: Scenario, member: MemberToPlay, judgement: Judgement) => void

/** Plays the programs over customers that are read: the pure part, in which time goes to the engine alone. */
export function playChunk(
  members: readonly MemberToPlay[][],
  runs: readonly ScenarioRun[],
  told?: Told,
): CustomerFigures[] {
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
      one.scenarios[index] = run.play(member, told && ((judgement) => told(run.scenario, member, judgement)))
    }
  }
  return [...byCustomer.values()]
}
