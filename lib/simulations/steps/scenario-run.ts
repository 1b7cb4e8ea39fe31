import { type Day, daysBetween, localDay } from "@/lib/core/calendar"
import { pointsValueMinor } from "@/lib/programs/domain/reward-rate"
import type { Judgement, TimelineActivity } from "@/lib/purchases/steps/judge-member"
import { type CountedPoints, countedAs, noPoints } from "@/lib/tiers/domain/day-sums"
import type { TierPeriod } from "@/lib/tiers/domain/tier-input"
import { tierAt } from "@/lib/tiers/domain/tier-periods"
import { type Assumptions, usualBenefitUseBasisPoints } from "../domain/assumptions"
import type { BacktestPeriod } from "../domain/backtest-period"
import { BenefitTally } from "../domain/benefit-tally"
import { type Flows, MonthTally, noFlows, owedAfter } from "../domain/month-tally"
import { ReachTally } from "../domain/reach-tally"
import { isRedeemer } from "../domain/redemption-draw"
import { ThresholdTally } from "../domain/threshold-tally"
import { TierTally } from "../domain/tier-tally"
import { AssumedRedemption } from "./assumed-redemption"
import type { MemberToPlay } from "./member-to-play"
import { type Played, playMember } from "./play-member"
import type { Scenario } from "./scenario"

/** What one member has had under one program. */
export interface MemberFigures {
  /** In the period. */
  flows: Flows
  outstandingPoints: bigint
  /** Points given less what returns are owed, whoever has redeemed them, at their value, and what benefits of tiers cost. */
  valueMinor: bigint
  tierName: string | null
  periods: readonly TierPeriod[]
}

const frequencies = ["Bought once", "Bought 2 to 4 times", "Bought 5 times or more"]

/** Plays one program over members as they come by, and adds up; memory does not grow with them. */
export class ScenarioRun {
  readonly months: MonthTally
  readonly tiers: TierTally
  readonly reach: ReachTally
  readonly thresholds: ThresholdTally
  readonly benefits: BenefitTally
  members = 0
  buyers = 0
  purchases = 0n
  spendMinor = 0n
  /** Of the purchases, those that the program does not judge, as they are from before it began. */
  passedOver = 0n
  /** Of what is owed before the period and at its end, the part of those who redeem. */
  readonly redeemers = { openingPoints: 0n, closingPoints: 0n }
  /** The live program's points if members had redeemed as is assumed of drafts: what a draft's cost is held against. */
  readonly assumed: AssumedRedemption | null
  private readonly goalPoints: bigint | null
  private readonly tierNames: Map<string, string>

  constructor(
    readonly scenario: Scenario,
    private readonly period: BacktestPeriod,
    private readonly assumptions: Assumptions,
    segmentNames: readonly string[],
  ) {
    const { definition, program, reward } = scenario
    this.months = new MonthTally(period)
    this.assumed = scenario.kind === "live" ? new AssumedRedemption(scenario, period, assumptions) : null
    this.tiers = new TierTally(period)
    this.reach = new ReachTally(["All members", ...frequencies, ...segmentNames])
    this.thresholds = new ThresholdTally(definition.tiers, period.to)
    const { benefitUseBasisPoints = usualBenefitUseBasisPoints } = assumptions
    this.benefits = new BenefitTally(definition.tiers, period, benefitUseBasisPoints, definition.moneyCurrency)
    this.goalPoints = reward ? BigInt(reward.costPoints) : null
    this.tierNames = new Map(program.ladders.flatMap(({ tiers }) => tiers.map(({ id, name }) => [id, name] as const)))
  }

  /** `told` hears of the judgement, which is not kept: the figures of many are held at a time, and it is large. */
  play(member: MemberToPlay, told?: (judgement: Judgement) => void): MemberFigures {
    const { period, assumptions, months, goalPoints } = this
    const { program, definition } = this.scenario
    const flows = noFlows()
    const before = noFlows()
    let waived = 0n
    const redeems =
      member.deeds === undefined && isRedeemer(member.customerId, assumptions.seed, assumptions.redemptionBasisPoints)
    const played = playMember(
      program,
      member,
      {
        currency: program.currency,
        timeZone: period.timeZone,
        returnPolicy: definition.returnPolicy,
        goalPoints,
        redeems,
        flow: (kind, atMs, points) => {
          months.add(kind, atMs, points)
          const own = atMs >= period.startMs ? flows : before
          own[kind] += points
        },
        waived: (atMs, points) => {
          if (atMs >= period.startMs) waived += points
        },
      },
      period.endMs,
    )
    told?.(played.judgement)
    this.count(member, played)
    this.assumed?.play(member, played.judgement)
    const benefitsMinor = this.benefits.isEmpty ? 0n : this.countBenefits(member, played)
    if (redeems) {
      this.redeemers.openingPoints += owedAfter(before)
      this.redeemers.closingPoints += played.wallet.outstanding()
    }
    const given = flows.issued - flows.reversed - waived
    const tierId = tierAt(played.judgement.periods, new Date(period.endMs - 1))
    return {
      flows,
      outstandingPoints: played.wallet.outstanding(),
      valueMinor: pointsValueMinor(given, definition.currency.value) + benefitsMinor,
      tierName: this.tierNames.get(tierId ?? "") ?? null,
      periods: played.judgement.periods,
    }
  }

  private count(member: MemberToPlay, { judgement, wallet }: Played): void {
    const { startMs, endMs } = this.period
    const { joinedAt, timeline } = member
    const joinedMs = joinedAt.getTime()
    let bought = 0
    for (const { at, spendMinor, purchases, judge } of timeline.activities) {
      const ms = at.getTime()
      if (ms < startMs || ms >= endMs || ms < joinedMs) continue
      this.spendMinor += spendMinor
      this.purchases += purchases
      if (purchases <= 0n) continue
      bought += 1
      if (judge === null) this.passedOver += 1n
    }
    this.members += 1
    if (bought > 0) this.buyers += 1
    this.tiers.add(judgement.periods)
    const groups = [0, ...(bought > 0 ? [frequencyOf(bought)] : []), ...member.segments.map((place) => 4 + place)]
    this.reach.add(groups, this.daysToReach(joinedMs, wallet.reachedMs))
    if (this.thresholds.isEmpty) return
    // Reckoned where a tier asks for points, which few do.
    let earned: Map<TimelineActivity, CountedPoints> | null = null
    this.thresholds.add(localDay(joinedAt, this.period.timeZone), (metric, from) =>
      sumSince(timeline.activities, from, (one) => {
        if (metric === "spendMinor") return one.spendMinor
        if (metric === "purchases") return one.purchases
        earned ??= this.earnedBy(judgement)
        const { points, qualifyingPoints } = earned.get(one) ?? noPoints
        return metric === "pointsEarned" ? points : qualifyingPoints
      }),
    )
  }

  /** By what is left of each purchase after all returns. */
  private countBenefits({ timeline }: MemberToPlay, { judgement }: Played): bigint {
    const returned = new Map<string, bigint>()
    for (const { returnOf, spendMinor } of timeline.activities) {
      if (returnOf) returned.set(returnOf.externalId, (returned.get(returnOf.externalId) ?? 0n) + spendMinor)
    }
    for (const { activity, tierId } of judgement.awarded) {
      if (activity.judge?.kind !== "purchase") continue
      const isInStore = activity.judge.purchase.channel === "store"
      const left = activity.spendMinor + (returned.get(activity.externalId) ?? 0n)
      this.benefits.bought(tierId, activity.at.getTime(), left, isInStore)
    }
    this.benefits.held(judgement.periods, this.scenario.givesFromMs)
    return this.benefits.ofMember()
  }

  private earnedBy({ awarded }: Judgement): Map<TimelineActivity, CountedPoints> {
    const own = this.scenario.program.currency
    return new Map(
      awarded.map(({ activity, result }) => {
        const earned = { ...noPoints }
        for (const { currency, points } of result.awards) earned[countedAs(own, currency)] += points
        return [activity, earned]
      }),
    )
  }

  /** From joining, or from when the program began to give points, where that was later. */
  private daysToReach(joinedMs: number, reachedMs: number | null): number | null {
    if (reachedMs === null) return null
    const { timeZone } = this.period
    const begun = Math.max(joinedMs, Math.min(this.scenario.givesFromMs, reachedMs))
    return daysBetween(localDay(new Date(begun), timeZone), localDay(new Date(reachedMs), timeZone))
  }
}

function frequencyOf(bought: number): number {
  if (bought === 1) return 1
  return bought < 5 ? 2 : 3
}

function sumSince(
  activities: readonly TimelineActivity[],
  from: Day,
  figureOf: (activity: TimelineActivity) => bigint,
): bigint {
  let sum = 0n
  for (const one of activities) if (one.day >= from) sum += figureOf(one)
  return sum
}
