import type { JudgeContext, Judged } from "@/lib/purchases/steps/judge-member"
import type { Scenario } from "./scenario"

/** Where a rule's budget runs out: what comes after gets nothing, and at the very place what is left. */
interface Cut {
  atMs: number
  key: string
  usedBefore: bigint
}

interface Use {
  atMs: number
  key: string
  points: bigint
}

/** Where the budgets of drafts run out, by scenario and rule; empty while it is not known yet. */
export class BudgetPlan {
  private readonly uses = new Map<string, Use[]>()
  private readonly cuts = new Map<string, Cut>()

  /** What a first playing without budgets gave from an instant on, member by member. */
  note(scenario: Scenario, customerId: string, awarded: readonly Judged[], fromMs: number): void {
    const limited = new Set(budgetedRules(scenario).map(({ id }) => id))
    for (const { activity, result } of awarded) {
      if (activity.at.getTime() < fromMs) continue
      for (const { ruleId, points } of result.awards.flatMap(({ rules }) => rules)) {
        if (ruleId === null || !limited.has(ruleId)) continue
        const name = nameOf(scenario, ruleId)
        const use = { atMs: activity.at.getTime(), key: keyOf(customerId, activity.externalId), points }
        const list = this.uses.get(name)
        if (list) list.push(use)
        else this.uses.set(name, [use])
      }
    }
  }

  /** Finds where each budget runs out, in the order in which things happened. */
  settle(scenario: Scenario): void {
    for (const { id, budgetPoints } of budgetedRules(scenario)) {
      const name = nameOf(scenario, id)
      const uses = this.uses.get(name) ?? []
      uses.sort((a, b) => a.atMs - b.atMs || (a.key < b.key ? -1 : 1))
      let used = 0n
      for (const { atMs, key, points } of uses) {
        if (used + points > BigInt(budgetPoints)) {
          this.cuts.set(name, { atMs, key, usedBefore: used })
          break
        }
        used += points
      }
      this.uses.delete(name)
    }
  }

  /** What is used of a rule's budget just before something that happens. */
  usedBefore(scenario: Scenario, ruleId: string, at: Date, key: string): bigint {
    const cut = this.cuts.get(nameOf(scenario, ruleId))
    if (!cut) return 0n
    const atMs = at.getTime()
    if (atMs < cut.atMs || (atMs === cut.atMs && key < cut.key)) return 0n
    if (atMs === cut.atMs && key === cut.key) return cut.usedBefore
    return BigInt(budgetedRules(scenario).find(({ id }) => id === ruleId)?.budgetPoints ?? 0)
  }
}

/** The rules of a draft that have a budget. */
export function budgetedRules({ definition }: Scenario): { id: string; budgetPoints: number }[] {
  return definition.rules.flatMap(({ id, limits }) =>
    limits?.budgetPoints === undefined ? [] : [{ id, budgetPoints: limits.budgetPoints }],
  )
}

/** A member's facts, with budgets used up in the order in which things happened to all, not member by member. */
export function budgetedContext(
  plan: BudgetPlan,
  scenario: Scenario,
  customerId: string,
  context: JudgeContext,
): JudgeContext {
  const limited = budgetedRules(scenario)
  if (limited.length === 0) return context
  return {
    begin: (...told) => context.begin(...told),
    readFact: (...asked) => context.readFact(...asked),
    judged: (...told) => context.judged(...told),
    usage: (activity, version) => {
      const usage = new Map(context.usage(activity, version))
      for (const { id } of limited) {
        const { count = 0, points = 0n } = usage.get(id) ?? {}
        const key = keyOf(customerId, activity.externalId)
        usage.set(id, { count, points, budgetPoints: plan.usedBefore(scenario, id, activity.at, key) })
      }
      return usage
    },
  }
}

function nameOf({ key }: Scenario, ruleId: string): string {
  return `${key} ${ruleId}`
}

function keyOf(customerId: string, externalId: string): string {
  return `${externalId} ${customerId}`
}
