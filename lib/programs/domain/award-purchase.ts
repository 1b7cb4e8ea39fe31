import type { Fact, ReadFact } from "@/lib/conditions/domain/condition"
import { type Day, localDay, localHour, weekday } from "@/lib/core/calendar"
import { DomainError } from "@/lib/core/errors"
import { MAX_EXACT } from "@/lib/core/points"
import type { Award, AwardMember, AwardOccasionInput, AwardPurchaseInput, AwardResult } from "./award-input"
import type { CompiledDefinition, CompiledRule } from "./compile-definition"
import type { EarningRule } from "./definition"
import { earningLines } from "./earning-lines"
import type { AwardExplanation } from "./explanation"
import {
  explanationOf,
  type Ground,
  type Judged,
  judgeMultiplier,
  judgeRule,
  notAwarded,
  unjudged,
} from "./judge-rules"
import { availableFrom, expiresAt } from "./lot-dates"
import { convertBase, type Purchase, type PurchaseBase, type PurchaseLine, purchaseBase } from "./purchase-base"
import { awardGroup } from "./taken-back"

const nothing: ReadFact = () => null

/**
 * What a purchase earns, and why. Live recording, quotes, corrections and trials on history all ask here, so that they
 * cannot differ. An award of zero makes none.
 * Throws `totals_do_not_add_up`, `exchange_rate_missing`, `currency_unknown` (a rate for another currency) and
 * `invalid_input` where the points are beyond 2^53-1.
 */
export function awardPurchase(input: AwardPurchaseInput): AwardResult {
  const { compiled, purchase, member } = input
  if (!purchase) return new Awarded([], { compiled, member, occurredAt: null, base: null, judged: [] })
  const base = baseInProgramMoney(input, purchase)
  const judged = judgeAll(compiled, compiled.purchaseRules, new PurchaseGround(purchase, base, input))
  const zone = purchase.storeTimeZone ?? compiled.timeZone
  const { occurredAt } = purchase
  const awards = groupAwards(judged, occurredAt, zone, member.lastActivityDay ?? null)
  return new Awarded(awards, { compiled, member, occurredAt, base, judged })
}

/** What an occasion without a purchase earns: only rules of a fixed number of points apply. */
export function awardOccasion(input: AwardOccasionInput): AwardResult {
  const { compiled, trigger, eventType = null, data = {}, occurredAt, member, readFact = nothing } = input
  const ground: Ground = {
    atMs: occurredAt.getTime(),
    lines: [],
    baseMinor: 0n,
    lineMinor: [],
    items: null,
    traces: input.traces ?? true,
    read: (field) => {
      if (field === "event.type") return eventType
      return field.startsWith("event.data.") ? factOf(data[field.slice(11)]) : readFact(field)
    },
    readLine: () => null,
    tierName: tierNameOf(compiled, member),
    member,
  }
  const rules = compiled.rules.filter(
    ({ rule }) =>
      rule.trigger === trigger && (trigger !== "event" || rule.eventType === eventType) && isFor(rule, data),
  )
  const judged = judgeAll(compiled, rules, ground)
  const awards = groupAwards(judged, occurredAt, compiled.timeZone, member.lastActivityDay ?? null)
  return new Awarded(awards, { compiled, member, occurredAt, base: null, judged })
}

/** Whether a rule gives to this side of a referral. */
function isFor({ trigger, recipient = "both" }: EarningRule, data: Readonly<Record<string, unknown>>): boolean {
  return trigger !== "referral" || recipient === "both" || recipient === data.side
}

function factOf(value: unknown): Fact {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string")
  return null
}

function baseInProgramMoney({ compiled, rate }: AwardPurchaseInput, purchase: Purchase): PurchaseBase {
  const base = purchaseBase(purchase)
  const { moneyCurrency } = compiled.definition
  if (purchase.currency === moneyCurrency) return base
  if (!rate) throw new DomainError("exchange_rate_missing")
  if (rate.from !== purchase.currency || rate.to !== moneyCurrency) throw new DomainError("currency_unknown")
  return convertBase(base, rate)
}

/** A class and no object of functions: these would be made anew for each of a history's purchases. */
class PurchaseGround implements Ground {
  readonly atMs: number
  readonly lines: readonly number[]
  readonly baseMinor: bigint
  readonly lineMinor: readonly bigint[]
  readonly items: readonly PurchaseLine[] | null
  readonly traces: boolean
  readonly tierName: string | null
  readonly member: AwardMember

  constructor(
    private readonly purchase: Purchase,
    { totalMinor, lineMinor }: PurchaseBase,
    private readonly input: AwardPurchaseInput,
  ) {
    const { items } = purchase
    this.atMs = purchase.occurredAt.getTime()
    this.lines = items ? earningLines(items) : onlyLine
    this.baseMinor = totalMinor
    this.lineMinor = lineMinor
    this.items = items
    this.traces = input.traces ?? true
    this.tierName = tierNameOf(input.compiled, input.member)
    this.member = input.member
  }

  read(field: string): Fact {
    const { purchase, input } = this
    const zone = purchase.storeTimeZone ?? input.compiled.timeZone
    return readPurchase(purchase, field, zone) ?? input.readFact?.(field) ?? null
  }

  readLine(position: number, field: string): Fact {
    const line = this.items?.[position]
    if (field === "items.sku") return line?.sku ?? null
    if (field === "items.category") return line?.category ?? null
    if (field === "items.discountMinor") return Number(line?.discountMinor ?? this.purchase.discountMinor)
    return this.read(field)
  }
}

/** Without items one line stands for all goods. */
const onlyLine: readonly number[] = [0]

function readPurchase(purchase: Purchase, field: string, zone: string): Fact {
  switch (field) {
    case "purchase.amountMinor":
      return Number(purchase.amountMinor)
    case "purchase.channel":
      return purchase.channel
    case "purchase.storeId":
      return purchase.storeIds
    case "purchase.region":
      return purchase.storeRegion
    case "purchase.weekday":
      return weekday(localDay(purchase.occurredAt, zone))
    case "purchase.hour":
      return localHour(purchase.occurredAt, zone)
    default:
      return null
  }
}

/** Judges the rules in their order: base points, exclusive groups, then the factors, of which the tier's is one. */
function judgeAll(compiled: CompiledDefinition, rules: readonly CompiledRule[], ground: Ground): Judged[] {
  const judged = rules.map((rule) => judgeRule(rule, ground))
  const multiplier = compiled.tiers.get(ground.member.tierId ?? "")?.multiplier
  if (multiplier && ground.lines.length > 0) judged.push(unjudged(multiplier, ground))
  keepBestOfGroups(judged.filter(({ compiled: { effect } }) => effect.kind !== "multiplier"))
  const multipliers = judged.filter(
    ({ compiled: { effect }, outcome }) => effect.kind === "multiplier" && outcome === "awarded",
  )
  for (const multiplier of multipliers) judgeMultiplier(multiplier, judged, ground)
  keepBestOfGroups(judged)
  if (multipliers.some(({ compiled: { rule } }) => rule.exclusiveGroup)) {
    // A factor that won over base points of its own group no longer has these to multiply.
    for (const one of multipliers) if (one.outcome === "awarded") judgeMultiplier(one, judged, ground)
  }
  return judged
}

function keepBestOfGroups(judged: readonly Judged[]): void {
  if (!judged.some(({ compiled: { rule } }) => rule.exclusiveGroup !== undefined)) return
  const best = new Map<string, Judged>()
  for (const one of judged) {
    const group = one.compiled.rule.exclusiveGroup
    const held = group === undefined ? undefined : best.get(group)
    if (group !== undefined && (!held || one.points > held.points)) best.set(group, one)
  }
  for (const one of judged) {
    const group = one.compiled.rule.exclusiveGroup
    if (group !== undefined && one.points > 0n && best.get(group) !== one) notAwarded(one, "notBestOfGroup")
  }
}

function groupAwards(judged: readonly Judged[], at: Date, zone: string, lastActivityDay: Day | null): Award[] {
  const groups: Award[] = []
  for (const { compiled, points } of judged) {
    if (points === 0n) continue
    const { pending, expiry } = compiled.rule
    const award: Award = {
      currency: compiled.currency,
      points,
      availableAt: availableFrom(pending, at, zone),
      expiresAt: expiresAt(expiry, at, zone, lastActivityDay),
      inactivityMonths: expiry?.kind === "inactivity" ? expiry.months : null,
      rules: [{ ruleId: compiled.ruleId, points }],
    }
    const group = groups.length > 0 ? groupOf(award, groups) : undefined
    if (group) {
      group.points += points
      group.rules.push(...award.rules)
    } else groups.push(award)
    if ((group ?? award).points > MAX_EXACT) {
      throw new DomainError("invalid_input", {
        detail: "The purchase would earn more points than can be reckoned with.",
      })
    }
  }
  return groups
}

function groupOf(award: Award, groups: readonly Award[]): Award | undefined {
  const { currency, availableAt, expiresAt, inactivityMonths } = award
  // Mostly the dates are the very same objects, and no names need to be made to see it.
  const alike = groups.find((one) => {
    const sameDates = one.availableAt === availableAt && one.expiresAt === expiresAt
    return sameDates && one.currency === currency && one.inactivityMonths === inactivityMonths
  })
  if (alike) return alike
  const key = awardGroup(award)
  return groups.find((one) => awardGroup(one) === key)
}

interface Grounds {
  compiled: CompiledDefinition
  member: AwardMember
  occurredAt: Date | null
  base: PurchaseBase | null
  judged: readonly Judged[]
}

/** Histories are judged by the ten thousand, and hardly any of them is explained. */
class Awarded implements AwardResult {
  constructor(
    readonly awards: Award[],
    private readonly grounds: Grounds,
  ) {}

  get explanation(): AwardExplanation {
    const { compiled, member, occurredAt, base, judged } = this.grounds
    const tier = compiled.tiers.get(member.tierId ?? "")?.tier
    return {
      programVersionId: compiled.definition.versionId,
      occurredAt: occurredAt?.toISOString() ?? "",
      tier: tier ? { id: tier.id, name: tier.name } : null,
      moneyCurrency: compiled.definition.moneyCurrency,
      base: base && { totalMinor: Number(base.totalMinor), lineMinor: base.lineMinor.map(Number) },
      rules: judged.map(explanationOf),
    }
  }
}

function tierNameOf(compiled: CompiledDefinition, member: AwardMember): string | null {
  return compiled.tiers.get(member.tierId ?? "")?.tier.name ?? null
}
