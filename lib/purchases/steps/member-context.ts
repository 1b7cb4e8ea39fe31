import type { Fact, ReadFact } from "@/lib/conditions/domain/condition"
import { addDays, type Day, daysBetween, localDay } from "@/lib/core/calendar"
import { divideFloor } from "@/lib/core/money"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { AwardResult, Usage } from "@/lib/programs/domain/award-input"
import { limitPeriodStart } from "@/lib/programs/domain/lot-dates"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram, LiveVersion } from "@/lib/programs/steps/load-versions"
import type { JudgeContext, TimelinePurchase } from "./judge-member"
import type { PersonFacts } from "./load-person-facts"
import type { RuleUse } from "./load-rule-uses"
import type { CustomerPast } from "./read-timelines"

interface ContextInput {
  program: LiveProgram
  timeZone: string
  member: KnownMember
  customer: KnownCustomer | undefined
  past: CustomerPast
  person: PersonFacts
  uses: readonly RuleUse[]
  /** Points given by rules with budgets, by the rule's id; grows as purchases are judged. */
  budgets: Map<string, bigint>
}

const windowed = /^customer\.(spendMinor|purchaseCount)\.([1-9]\d{0,3})d$/

/** The facts of a member as of just before each purchase, and what limits have left then. */
export class MemberContext implements JudgeContext {
  private purchases: readonly TimelinePurchase[] = []
  private given: RuleUse[] = []
  private earned = new Map<string, AwardResult>()
  private spentBudgets = new Map<string, bigint>()

  constructor(private readonly input: ContextInput) {}

  begin(purchases: readonly TimelinePurchase[]): void {
    this.purchases = purchases
    this.given = []
    this.earned = new Map()
    for (const [ruleId, points] of this.spentBudgets) {
      this.input.budgets.set(ruleId, (this.input.budgets.get(ruleId) ?? 0n) - points)
    }
    this.spentBudgets = new Map()
  }

  judged(purchase: TimelinePurchase, version: LiveVersion, result: AwardResult): void {
    const { externalId, at, day } = purchase
    this.earned.set(externalId, result)
    for (const { ruleId, points } of result.explanation.rules) {
      if (ruleId === null || points === 0) continue
      this.given.push({ ruleId, externalId, at, day, points: BigInt(points) })
      const limits = version.compiled.definition.rules.find(({ id }) => id === ruleId)?.limits
      if (limits?.budgetPoints === undefined) continue
      this.input.budgets.set(ruleId, (this.input.budgets.get(ruleId) ?? 0n) + BigInt(points))
      this.spentBudgets.set(ruleId, (this.spentBudgets.get(ruleId) ?? 0n) + BigInt(points))
    }
  }

  usage(purchase: TimelinePurchase, version: LiveVersion): ReadonlyMap<string, Usage> | undefined {
    const limited = version.compiled.definition.rules.filter(({ limits }) => limits !== undefined)
    if (limited.length === 0) return undefined
    const judgedHere = new Set(this.purchases.filter(({ judge }) => judge).map(({ externalId }) => externalId))
    const before = [
      ...this.input.uses.filter(({ externalId, at }) => !judgedHere.has(externalId) && at <= purchase.at),
      ...this.given,
    ]
    return new Map(
      limited.map(({ id, limits }) => {
        const from = limits?.perMember ? limitPeriodStart(limits.perMember.per, purchase.day) : null
        const own = before.filter(({ ruleId, day }) => ruleId === id && (from === null || day >= from))
        const points = own.reduce((sum, use) => sum + use.points, 0n)
        return [id, { count: own.length, points, budgetPoints: this.input.budgets.get(id) ?? 0n }]
      }),
    )
  }

  readFact(purchase: TimelinePurchase, tierId: string | null, version: LiveVersion): ReadFact {
    const { customer, member, person, timeZone } = this.input
    const before = this.purchases.slice(0, this.purchases.indexOf(purchase))
    const tierName = version.compiled.tiers.get(tierId ?? "")?.tier.name
    const fixed: Record<string, () => Fact> = {
      "member.tier": () => (tierId === null ? [] : [tierId, ...(tierName ? [tierName] : [])]),
      "member.joinedAt": () => localDay(member.joinedAt, timeZone),
      "member.availablePoints": () => Number(this.availableBefore(purchase)),
      "customer.email": () => customer?.email?.toLowerCase() ?? null,
      "customer.birthdayMonth": () => (customer?.birthday ? Number(customer.birthday.slice(5, 7)) : null),
      "customer.isMember": () => true,
      "customer.purchaseCount": () => Number(this.sums(before, null).purchases),
      "customer.spendMinor": () => Number(this.sums(before, null).spendMinor),
      "customer.averageOrderMinor": () => {
        const { purchases, spendMinor } = this.sums(before, null)
        return purchases === 0n ? null : Number(divideFloor(spendMinor, purchases))
      },
      "customer.daysSinceLastPurchase": () => {
        const last = this.daysBefore(before).at(-1)
        return last === undefined ? null : daysBetween(last, purchase.day)
      },
      "customer.firstPurchaseAt": () => this.daysBefore(before)[0] ?? null,
      "customer.boughtSku": () => this.bought(purchase, before, "sku"),
      "customer.boughtCategory": () => this.bought(purchase, before, "category"),
    }
    return (field) => {
      if (field.startsWith("customer.attributes.")) return person.attributes.get(field.slice(20)) ?? null
      const [, what, days] = windowed.exec(field) ?? []
      if (days === undefined) return fixed[field]?.() ?? null
      const sums = this.sums(before, addDays(purchase.day, 1 - Number(days)))
      return Number(what === "spendMinor" ? sums.spendMinor : sums.purchases)
    }
  }

  /** What was bought before, from a day on. */
  private sums(before: readonly TimelinePurchase[], from: Day | null) {
    const carried = this.input.past.days.filter(({ day }) => from === null || day >= from)
    const listed = before.filter(({ day }) => from === null || day >= from)
    return {
      purchases: carried.reduce((sum, day) => sum + day.purchases, BigInt(listed.length)),
      spendMinor: [...carried, ...listed].reduce((sum, { spendMinor }) => sum + spendMinor, 0n),
    }
  }

  private daysBefore(before: readonly TimelinePurchase[]): Day[] {
    return [...this.input.past.days, ...before].map(({ day }) => day).sort()
  }

  private bought(purchase: TimelinePurchase, before: readonly TimelinePurchase[], what: "sku" | "category"): string[] {
    const recorded = this.input.person.bought.filter(({ at }) => at < purchase.at).map((one) => one[what])
    const listed = before.flatMap(({ judge }) => judge?.purchase.items?.map((line) => line[what]) ?? [])
    return [...new Set([...recorded, ...listed])].filter((one) => one !== null)
  }

  /** The balance just before a purchase; what the purchases judged here earn counts as they are judged now. */
  private availableBefore({ at }: TimelinePurchase): bigint {
    const { balance } = this.input.person
    const others = balance.filter((change) => change.at <= at && !this.earned.has(change.externalId ?? ""))
    const recorded = others.reduce((sum, { points }) => sum + points, 0n)
    const own = [...this.earned.values()].flatMap(({ awards }) => awards)
    return own
      .filter(({ currency, availableAt }) => {
        return currency === this.input.program.currency && availableAt !== null && availableAt <= at
      })
      .reduce((sum, { points }) => sum + points, recorded)
  }
}
