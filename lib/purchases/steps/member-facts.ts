import type { Tx } from "@/lib/core/ctx"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { JudgeContext } from "./judge-member"
import { loadPersonFacts, noPersonFacts, type PersonFacts } from "./load-person-facts"
import { loadRuleUses, type RuleUse } from "./load-rule-uses"
import { MemberContext } from "./member-context"
import type { CustomerPast } from "./read-timelines"
import { hasBudgets, readBudgets } from "./rule-budgets"

const noFact = () => null

/** Of a program whose rules ask for nothing beyond the purchase. */
export const nothingAsked: JudgeContext = {
  begin: () => undefined,
  readFact: () => noFact,
  usage: () => undefined,
  judged: () => undefined,
  asksNothing: true,
}

export type FactsOf = (member: KnownMember, past: CustomerPast) => JudgeContext

/** The fields of persons that any version of the program asks for. */
export function fieldsAsked(program: LiveProgram): Set<string> {
  return new Set(program.versions.flatMap(({ compiled }) => [...compiled.fields]))
}

/** Whether any version of the program limits a rule. */
export function hasLimits(program: LiveProgram): boolean {
  return program.versions.some(({ compiled }) => compiled.limitedRules.length > 0)
}

/** Loads what the program's conditions and limits ask for beyond the purchase itself; most programs ask for nothing. */
export async function loadFacts(
  tx: Tx,
  program: LiveProgram,
  members: readonly KnownMember[],
  customers: ReadonlyMap<string, KnownCustomer>,
  access: "write" | "read" = "write",
): Promise<FactsOf> {
  const fields = fieldsAsked(program)
  const limited = hasLimits(program)
  if (fields.size === 0 && !limited) return () => nothingAsked
  const persons = fields.size > 0 ? await loadPersonFacts(tx, program, members, fields) : new Map<string, PersonFacts>()
  const uses = limited ? await loadRuleUses(tx, program.id, members) : new Map<string, RuleUse[]>()
  const budgeted = hasBudgets(program)
  const paid = budgeted ? await loadRuleUses(tx, program.id, members, "recorded") : new Map<string, RuleUse[]>()
  const budgets = budgeted ? await readBudgets(tx, access) : new Map<string, bigint>()
  return (member, past) => {
    return new MemberContext({
      program,
      timeZone: tx.merchant.timeZone,
      member,
      customer: customers.get(member.customerId),
      past,
      person: persons.get(member.id) ?? noPersonFacts,
      uses: uses.get(member.id) ?? [],
      paid: paid.get(member.id) ?? [],
      budgets,
    })
  }
}
