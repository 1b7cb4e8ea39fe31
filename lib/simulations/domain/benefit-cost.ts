import { divideHalfEven, FACTOR_ONE, parseFactor } from "@/lib/core/money"
import { least } from "@/lib/core/points"
import { type Benefit, type BenefitKind, type BenefitOf, type BenefitPer, perOf } from "@/lib/tiers/domain/benefit"

/**
 * What a benefit costs whoever has it, in the program's minor units: on a purchase of so much, where it is taken with one;
 * over a year or once, where it may be used so many times. Null: nobody has said what it costs.
 */
export type BenefitCost =
  | { on: "discount" | "delivery" | "visit"; minorOf: (spendMinor: bigint) => bigint }
  | { on: "year" | "once"; minor: bigint }
  | null

type Costs = { [K in BenefitKind]: (benefit: BenefitOf<K>) => BenefitCost }

const timesAYear: Record<Exclude<BenefitPer, "lifetime" | "visit">, bigint> = {
  tierPeriod: 1n,
  calendarYear: 1n,
  quarter: 4n,
  month: 12n,
}

const free = { on: "once", minor: 0n } as const
const unknown = () => null

const costs: Costs = {
  note: () => free,
  earlyAccess: () => free,
  serviceLevel: unknown,
  access: unknown,
  eventInvitation: unknown,
  statusGift: unknown,
  percentageDiscount: ({ percent }) => ({
    on: "discount",
    minorOf: (spendMinor) => divideHalfEven(spendMinor * parseFactor(percent), FACTOR_ONE * 100n),
  }),
  amountDiscount: ({ amountMinor }) => ({
    on: "discount",
    minorOf: (spendMinor) => least(BigInt(amountMinor), spendMinor),
  }),
  freeDelivery: ({ fromAmountMinor = 0, unitCostMinor }) =>
    unitCostMinor === undefined
      ? null
      : {
          on: "delivery",
          minorOf: (spendMinor) => (spendMinor >= BigInt(fromAmountMinor) ? BigInt(unitCostMinor) : 0n),
        },
  entitlement: (benefit) =>
    benefit.unitCostMinor === undefined
      ? null
      : counted(benefit, BigInt(benefit.count) * BigInt(benefit.unitCostMinor)),
  credit: (benefit) => counted(benefit, BigInt(benefit.amountMinor)),
  birthdayGift: ({ unitCostMinor }) =>
    unitCostMinor === undefined ? null : { on: "year", minor: BigInt(unitCostMinor) },
}

function counted(benefit: Benefit, minor: bigint): BenefitCost {
  const per = perOf(benefit)
  if (per === "visit") return { on: "visit", minorOf: () => minor }
  return per === "lifetime" ? { on: "once", minor } : { on: "year", minor: minor * timesAYear[per] }
}

/** What a benefit costs. */
export function benefitCost(benefit: Benefit): BenefitCost {
  return (costs[benefit.kind] as (benefit: Benefit) => BenefitCost)(benefit)
}
