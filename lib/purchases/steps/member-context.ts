import type { Fact, ReadFact } from "@/lib/conditions/domain/condition"
import { addDays, type Day, daysBetween, localDay } from "@/lib/core/calendar"
import { divideFloor } from "@/lib/core/money"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { AwardResult, Usage } from "@/lib/programs/domain/award-input"
import type { Limits } from "@/lib/programs/domain/definition"
import { limitPeriodStart } from "@/lib/programs/domain/lot-dates"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram, LiveVersion } from "@/lib/programs/steps/load-versions"
import type { GiftDue } from "@/lib/tiers/domain/tier-input"
import type { JudgeContext, TimelineActivity } from "./judge-member"
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
  /** What rules with budgets gave when it was recorded. */
  paid?: readonly RuleUse[]
  /** Points given by rules with budgets, by the rule's id; grows as activities are judged. */
  budgets: Map<string, bigint>
}

const windowed = /^customer\.(spendMinor|purchaseCount)\.([1-9]\d{0,3})d$/

/** The facts of a member as of just before each activity, and what limits have left then. */
export class MemberContext implements JudgeContext {
  private activities: readonly TimelineActivity[] = []
  private gifts: readonly GiftDue[] = []
  private given: RuleUse[] = []
  private earned = new Map<string, AwardResult>()
  private spentBudgets = new Map<string, bigint>()

  constructor(private readonly input: ContextInput) {}

  begin(activities: readonly TimelineActivity[], gifts: readonly GiftDue[] = []): void {
    this.activities = activities
    this.gifts = gifts
    this.given = []
    this.earned = new Map()
    for (const [ruleId, points] of this.spentBudgets) {
      this.input.budgets.set(ruleId, (this.input.budgets.get(ruleId) ?? 0n) - points)
    }
    this.spentBudgets = new Map()
  }

  judged(activity: TimelineActivity, version: LiveVersion, result: AwardResult): void {
    const { externalId, at, day } = activity
    this.earned.set(externalId, result)
    for (const { ruleId, points } of result.awards.flatMap(({ rules }) => rules)) {
      if (ruleId === null) continue
      this.given.push({ ruleId, externalId, at, day, points })
      const limits = version.compiled.definition.rules.find(({ id }) => id === ruleId)?.limits
      if (limits?.budgetPoints === undefined || activity.judge?.isRecorded) continue
      this.input.budgets.set(ruleId, (this.input.budgets.get(ruleId) ?? 0n) + points)
      this.spentBudgets.set(ruleId, (this.spentBudgets.get(ruleId) ?? 0n) + points)
    }
  }

  usage(activity: TimelineActivity, version: LiveVersion): ReadonlyMap<string, Usage> | undefined {
    const limited = version.compiled.definition.rules.filter(({ limits }) => limits !== undefined)
    if (limited.length === 0) return undefined
    const judgedHere = new Set(this.activities.filter(({ judge }) => judge).map(({ externalId }) => externalId))
    const before = [
      ...this.input.uses.filter(({ externalId, at }) => !judgedHere.has(externalId) && at <= activity.at),
      ...this.given,
    ]
    return new Map(
      limited.map(({ id, limits }) => {
        const from = limits?.perMember ? limitPeriodStart(limits.perMember.per, activity.day) : null
        const own = before.filter(({ ruleId, day }) => ruleId === id && (from === null || day >= from))
        const points = own.reduce((sum, use) => sum + use.points, 0n)
        return [id, { count: own.length, points, budgetPoints: this.budgetUsed(activity, id, limits) }]
      }),
    )
  }

  /** A budget is used up in order of recording and never corrected: what was recorded has what it was given then. */
  private budgetUsed({ judge, externalId }: TimelineActivity, ruleId: string, limits: Limits | undefined): bigint {
    const { budgets, paid = [] } = this.input
    if (!judge?.isRecorded || limits?.budgetPoints === undefined) return budgets.get(ruleId) ?? 0n
    const own = paid.filter((use) => use.ruleId === ruleId && use.externalId === externalId)
    return own.reduce((left, { points }) => left - points, BigInt(limits.budgetPoints))
  }

  readFact(activity: TimelineActivity, tierId: string | null, version: LiveVersion): ReadFact {
    const { customer, member, person, timeZone } = this.input
    const before = this.activities.slice(0, this.activities.indexOf(activity))
    const tierName = version.compiled.tiers.get(tierId ?? "")?.tier.name
    const fixed: Record<string, () => Fact> = {
      "member.tier": () => (tierId === null ? [] : [tierId, ...(tierName ? [tierName] : [])]),
      "member.joinedAt": () => localDay(member.joinedAt, timeZone),
      "member.availablePoints": () => Number(this.availableBefore(activity)),
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
        return last === undefined ? null : daysBetween(last, activity.day)
      },
      "customer.firstPurchaseAt": () => this.daysBefore(before)[0] ?? null,
      "customer.boughtSku": () => this.bought(activity, before, "sku"),
      "customer.boughtCategory": () => this.bought(activity, before, "category"),
    }
    return (field) => {
      if (field.startsWith("customer.attributes.")) return person.attributes.get(field.slice(20)) ?? null
      const [, what, days] = windowed.exec(field) ?? []
      if (days === undefined) return fixed[field]?.() ?? null
      const sums = this.sums(before, addDays(activity.day, 1 - Number(days)))
      return Number(what === "spendMinor" ? sums.spendMinor : sums.purchases)
    }
  }

  /** What was bought before, from a day on. */
  private sums(before: readonly TimelineActivity[], from: Day | null) {
    const carried = this.input.past.days.filter(({ day }) => from === null || day >= from)
    const listed = before.filter(({ day }) => from === null || day >= from)
    return {
      purchases: [...carried, ...listed].reduce((sum, { purchases }) => sum + purchases, 0n),
      spendMinor: [...carried, ...listed].reduce((sum, { spendMinor }) => sum + spendMinor, 0n),
    }
  }

  private daysBefore(before: readonly TimelineActivity[]): Day[] {
    const listed = before.filter(({ purchases }) => purchases > 0n).map(({ day }) => day)
    return [...this.input.past.boughtOn, ...listed].sort()
  }

  private bought(activity: TimelineActivity, before: readonly TimelineActivity[], what: "sku" | "category"): string[] {
    const recorded = this.input.person.bought.filter(({ at }) => at < activity.at).map((one) => one[what])
    const listed = before.flatMap(({ judge }) =>
      judge?.kind === "purchase" ? (judge.purchase.items?.map((line) => line[what]) ?? []) : [],
    )
    return [...new Set([...recorded, ...listed])].filter((one) => one !== null)
  }

  /** The balance just before an activity; what those judged here earn, and what tiers give for it, counts as they are judged now. */
  private availableBefore(activity: TimelineActivity): bigint {
    const { at } = activity
    const { balance } = this.input.person
    const judged = new Set(this.activities.filter(({ judge }) => judge).map(({ externalId }) => externalId))
    const others = balance.filter(({ externalId, isGift, ...change }) => {
      return change.at <= at && !(isGift ? judged.has(externalId ?? "") : this.earned.has(externalId ?? ""))
    })
    const before = new Set(
      this.activities.slice(0, this.activities.indexOf(activity)).map(({ externalId }) => externalId),
    )
    const gifts = this.gifts.filter(({ externalId }) => before.has(externalId))
    const given = gifts.reduce((sum, { points }) => sum + BigInt(points), 0n)
    const recorded = others.reduce((sum, { points }) => sum + points, given)
    const own = [...this.earned.values()].flatMap(({ awards }) => awards)
    return own
      .filter(({ currency, availableAt }) => {
        return currency === this.input.program.currency && availableAt !== null && availableAt <= at
      })
      .reduce((sum, { points }) => sum + points, recorded)
  }
}
