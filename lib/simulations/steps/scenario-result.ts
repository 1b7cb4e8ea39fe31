import { divideHalfEven } from "@/lib/core/money"
import { toJsonInteger } from "@/lib/core/points"
import { pointsValueMinor } from "@/lib/programs/domain/reward-rate"
import type { Assumptions } from "../domain/assumptions"
import type { BacktestPeriod } from "../domain/backtest-period"
import { basisPoints, breakEvenUplift } from "../domain/break-even"
import type { MonthFigures, ScenarioResult } from "../domain/simulation-result"
import { warningsOf } from "../domain/warnings"
import type { ScenarioRun } from "./scenario-run"

const WHOLE = 10_000n

/** What a program that was played comes to. `present` is what the live one comes to, for what a change must bring. */
export function scenarioResult(
  run: ScenarioRun,
  period: BacktestPeriod,
  { redemptionBasisPoints, marginBasisPoints }: Assumptions,
  present: ScenarioResult | null,
): ScenarioResult {
  const { key, name, kind, definition, reward } = run.scenario
  const { value } = definition.currency
  const worth = (points: bigint) => pointsValueMinor(points, value)
  const total = run.months.total()
  const { opening, closing } = run.months.owed()
  const outstanding = closing.at(-1) ?? opening
  const { openingPoints, closingPoints } = run.redeemers
  // Of a draft it is known who redeems; of what is really owed the same share is expected to be.
  const expected = (points: bigint, ofRedeemers: bigint) =>
    kind === "draft" ? worth(ofRedeemers) : divideHalfEven(worth(points) * BigInt(redemptionBasisPoints), WHOLE)
  const benefits = run.benefits.minorByMonth()
  const benefitsMinor = benefits.reduce((sum, minor) => sum + minor, 0n)
  const costMinor =
    worth(total.redeemed) + expected(outstanding - opening, closingPoints - openingPoints) + benefitsMinor
  const { assumed } = run
  const assumedCostMinor = assumed
    ? worth(assumed.redeemedPoints) + worth(assumed.leftPoints) + benefitsMinor
    : costMinor
  const tiers = [...definition.tiers].sort((a, b) => a.rank - b.rank)
  const tierMembers = tiers.map(({ id }) => run.tiers.members(id))
  const figures = {
    key,
    name,
    kind,
    points: { name: definition.currency.name, plural: definition.currency.plural, value },
    reward,
    members: run.members,
    buyers: run.buyers,
    spendMinor: toJsonInteger(run.spendMinor),
    purchases: toJsonInteger(run.purchases),
    openingPoints: toJsonInteger(opening),
    issuedPoints: toJsonInteger(total.issued),
    reversedPoints: toJsonInteger(total.reversed),
    redeemedPoints: toJsonInteger(total.redeemed),
    expiredPoints: toJsonInteger(total.expired),
    adjustedPoints: toJsonInteger(total.adjusted),
    outstandingPoints: toJsonInteger(outstanding),
    liabilityMinor: toJsonInteger(worth(outstanding)),
    expectedLiabilityMinor: toJsonInteger(expected(outstanding, closingPoints)),
    benefitsMinor: toJsonInteger(benefitsMinor),
    benefitsWithoutCost: run.benefits.unknown,
    costMinor: toJsonInteger(costMinor),
    assumedCostMinor: toJsonInteger(assumedCostMinor),
    costBasisPoints: basisPoints(costMinor, run.spendMinor),
    rewardBasisPoints: basisPoints(worth(total.issued - total.reversed) + benefitsMinor, run.spendMinor),
    months: monthsOf(run, period, { closing, tierMembers, benefits }, worth),
    tiers: tiers.map((tier, index) => ({ id: tier.id, name: tier.name, members: tierMembers[index]?.at(-1) ?? 0 })),
    firstReward: run.reach.all(),
    thresholds: run.thresholds.all(),
  }
  const breakEvenBasisPoints = breakEvenUplift({
    spendMinor: run.spendMinor,
    costMinor,
    presentCostMinor: BigInt(present?.assumedCostMinor ?? present?.costMinor ?? 0),
    marginBasisPoints,
  })
  return { ...figures, breakEvenBasisPoints, warnings: warningsOf(figures, marginBasisPoints) }
}

function monthsOf(
  run: ScenarioRun,
  { months }: BacktestPeriod,
  { closing, tierMembers, benefits }: { closing: bigint[]; tierMembers: number[][]; benefits: bigint[] },
  worth: (points: bigint) => bigint,
): MonthFigures[] {
  return run.months.months.map((flows, index) => {
    const left = closing[index] ?? 0n
    return {
      from: months[index] ?? "",
      issuedPoints: toJsonInteger(flows.issued),
      reversedPoints: toJsonInteger(flows.reversed),
      redeemedPoints: toJsonInteger(flows.redeemed),
      expiredPoints: toJsonInteger(flows.expired),
      outstandingPoints: toJsonInteger(left),
      liabilityMinor: toJsonInteger(worth(left)),
      benefitsMinor: toJsonInteger(benefits[index] ?? 0n),
      costMinor: toJsonInteger(worth(flows.redeemed) + (benefits[index] ?? 0n)),
      tierMembers: tierMembers.map((byMonth) => byMonth[index] ?? 0),
    }
  })
}
