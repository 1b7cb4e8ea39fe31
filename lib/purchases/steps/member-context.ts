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

type Sums = Pick<TimelineActivity, "purchases" | "spendMinor">

/** Just before an activity: `place` is where it stands among all. */
interface Moment {
  activity: TimelineActivity
  place: number
  tierId: string | null
  version: LiveVersion
}

/** The facts of a member as of just before each activity, and what limits have left then. */
export class MemberContext implements JudgeContext {
  private activities: readonly TimelineActivity[] = []
  private gifts: readonly GiftDue[] = []
  private earned = new Map<string, AwardResult>()
  private spentBudgets = new Map<string, bigint>()
  /** By rule: what those judged here were given so far, and what was given for others, where limits ask. */
  private given = new Map<string, RuleUse[]>()
  private others: Map<string, RuleUse[]> | null = null
  /** Where the activities stand, and what was bought before each: found out once, where facts ask. */
  private places: Map<TimelineActivity, number> | null = null
  private totals: Sums[] | null = null

  constructor(private readonly input: ContextInput) {}

  begin(activities: readonly TimelineActivity[], gifts: readonly GiftDue[] = []): void {
    this.activities = activities
    this.gifts = gifts
    this.earned = new Map()
    this.given = new Map()
    this.others = null
    this.places = null
    this.totals = null
    for (const [ruleId, points] of this.spentBudgets) {
      this.input.budgets.set(ruleId, (this.input.budgets.get(ruleId) ?? 0n) - points)
    }
    this.spentBudgets = new Map()
  }

  judged(activity: TimelineActivity, version: LiveVersion, result: AwardResult): void {
    const { externalId, at, day } = activity
    this.earned.set(externalId, result)
    for (const { rules } of result.awards) {
      for (const { ruleId, points } of rules) {
        if (ruleId === null) continue
        addTo(this.given, { ruleId, externalId, at, day, points })
        const limits = version.compiled.limitedRules.find(({ id }) => id === ruleId)?.limits
        if (limits?.budgetPoints === undefined || activity.judge?.isRecorded) continue
        this.input.budgets.set(ruleId, (this.input.budgets.get(ruleId) ?? 0n) + points)
        this.spentBudgets.set(ruleId, (this.spentBudgets.get(ruleId) ?? 0n) + points)
      }
    }
  }

  usage(activity: TimelineActivity, { compiled }: LiveVersion): ReadonlyMap<string, Usage> | undefined {
    if (compiled.limitedRules.length === 0) return undefined
    this.others ??= this.usesOfOthers()
    const usage = new Map<string, Usage>()
    for (const { id, limits } of compiled.limitedRules) {
      const from = limits?.perMember ? limitPeriodStart(limits.perMember.per, activity.day) : null
      const used: Usage = { count: 0, points: 0n, budgetPoints: this.budgetUsed(activity, id, limits) }
      countSince(from, activity.at, this.others.get(id), used)
      countSince(from, activity.at, this.given.get(id), used)
      usage.set(id, used)
    }
    return usage
  }

  private usesOfOthers(): Map<string, RuleUse[]> {
    const others = new Map<string, RuleUse[]>()
    const judgedHere = new Set(this.activities.filter(({ judge }) => judge).map(({ externalId }) => externalId))
    for (const use of this.input.uses) if (!judgedHere.has(use.externalId)) addTo(others, use)
    return others
  }

  /** A budget is used up in order of recording and never corrected: what was recorded has what it was given then. */
  private budgetUsed({ judge, externalId }: TimelineActivity, ruleId: string, limits: Limits | undefined): bigint {
    const { budgets, paid = [] } = this.input
    if (!judge?.isRecorded || limits?.budgetPoints === undefined) return budgets.get(ruleId) ?? 0n
    const own = paid.filter((use) => use.ruleId === ruleId && use.externalId === externalId)
    return own.reduce((left, { points }) => left - points, BigInt(limits.budgetPoints))
  }

  readFact(activity: TimelineActivity, tierId: string | null, version: LiveVersion): ReadFact {
    return (field) => this.fact(field, { activity, place: this.placeOf(activity), tierId, version })
  }

  private fact(field: string, moment: Moment): Fact {
    const { customer, member, person, timeZone } = this.input
    const { activity, place, tierId, version } = moment
    switch (field) {
      case "member.tier": {
        const tierName = version.compiled.tiers.get(tierId ?? "")?.tier.name
        return tierId === null ? [] : [tierId, ...(tierName ? [tierName] : [])]
      }
      case "member.joinedAt":
        return localDay(member.joinedAt, timeZone)
      case "member.availablePoints":
        return Number(this.availableBefore(activity))
      case "customer.email":
        return customer?.email?.toLowerCase() ?? null
      case "customer.birthdayMonth":
        return customer?.birthday ? Number(customer.birthday.slice(5, 7)) : null
      case "customer.isMember":
        return true
      case "customer.purchaseCount":
        return Number(this.before(place).purchases)
      case "customer.spendMinor":
        return Number(this.before(place).spendMinor)
      case "customer.averageOrderMinor": {
        const { purchases, spendMinor } = this.before(place)
        return purchases === 0n ? null : Number(divideFloor(spendMinor, purchases))
      }
      case "customer.daysSinceLastPurchase": {
        const last = this.daysBefore(place).at(-1)
        return last === undefined ? null : daysBetween(last, activity.day)
      }
      case "customer.firstPurchaseAt":
        return this.daysBefore(place)[0] ?? null
      case "customer.boughtSku":
        return this.bought(moment, "sku")
      case "customer.boughtCategory":
        return this.bought(moment, "category")
    }
    if (field.startsWith("customer.attributes.")) return person.attributes.get(field.slice(20)) ?? null
    const [, what, days] = windowed.exec(field) ?? []
    if (days === undefined) return null
    const sums = this.since(addDays(activity.day, 1 - Number(days)), place)
    return Number(what === "spendMinor" ? sums.spendMinor : sums.purchases)
  }

  private placeOf(activity: TimelineActivity): number {
    this.places ??= new Map(this.activities.map((one, place) => [one, place]))
    return this.places.get(activity) ?? 0
  }

  /** All that was bought before. */
  private before(place: number): Sums {
    this.totals ??= runningTotals(this.input.past.days, this.activities)
    return this.totals[place] ?? noSums
  }

  /** What was bought before, from a day on. */
  private since(from: Day, place: number): Sums {
    const sums = { ...noSums }
    for (const one of this.input.past.days) if (one.day >= from) add(sums, one)
    for (const one of this.activities.slice(0, place)) if (one.day >= from) add(sums, one)
    return sums
  }

  private daysBefore(place: number): Day[] {
    const listed = this.activities.slice(0, place).filter(({ purchases }) => purchases > 0n)
    return [...this.input.past.boughtOn, ...listed.map(({ day }) => day)].sort()
  }

  private bought({ activity, place }: Moment, what: "sku" | "category"): string[] {
    const recorded = this.input.person.bought.filter(({ at }) => at < activity.at).map((one) => one[what])
    const listed = this.activities
      .slice(0, place)
      .flatMap(({ judge }) =>
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
    const before = new Set(this.activities.slice(0, this.placeOf(activity)).map(({ externalId }) => externalId))
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

const noSums: Sums = { purchases: 0n, spendMinor: 0n }

function add(sums: Sums, { purchases, spendMinor }: Sums): void {
  sums.purchases += purchases
  sums.spendMinor += spendMinor
}

/** Before each of the activities, of them and of the days before. */
function runningTotals(days: readonly Sums[], activities: readonly Sums[]): Sums[] {
  const running = { ...noSums }
  for (const day of days) add(running, day)
  return activities.map((one) => {
    const before = { ...running }
    add(running, one)
    return before
  })
}

function addTo(uses: Map<string, RuleUse[]>, use: RuleUse): void {
  const known = uses.get(use.ruleId)
  if (known) known.push(use)
  else uses.set(use.ruleId, [use])
}

/** Adds the uses from a local day on, or all, that are not after an instant. */
function countSince(from: Day | null, until: Date, uses: readonly RuleUse[] | undefined, used: Usage): void {
  const untilMs = until.getTime()
  for (const { at, day, points } of uses ?? []) {
    if ((from !== null && day < from) || at.getTime() > untilMs) continue
    used.count += 1
    used.points += points
  }
}
