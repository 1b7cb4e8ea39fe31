import { currencyExponent } from "@/lib/core/money"
import {
  type Answers,
  giveBasisPoints,
  marginBasisPoints,
  type Sells,
  usualAnswers,
  visitsByFrequency,
} from "./answers"
import { friendly } from "./friendly-amount"
import { type PresetHistory, saysEnough } from "./preset-history"

/** The size of a business: what the amounts of a preset are made of. Amounts in minor units of `money`. */
export type PresetScale = {
  money: string
  /** Null: nobody said, and a history does not tell. */
  sells: Sells | null
  /** A usual purchase. */
  orderMinor: number
  /** The amount that a step of earning is told in: one dollar, 100 yen. */
  stepMinor: number
  visitsPerYear: number
  /** A year's spend that 30, 10 and 3 of 100 customers reach. */
  yearMinor: { good: number; best: number; top: number }
  /** What members spend in a year together, as far as it is known. */
  salesMinor: number
  marginBasisPoints: number
  giveBasisPoints: number
  /** Whether these are figures of the merchant's own or examples made of the answers. */
  basis: "history" | "answers"
}

/** A usual purchase by what is sold, in amounts of about one dollar. */
const usualOrders: Record<Sells, number> = { food: 8, groceries: 35, goods: 60, care: 40, services: 50 }

/** How many units of a currency are about one dollar, where that is far from one: a size to begin from, no rate. */
const unitsPerDollar: Readonly<Record<string, number>> = {
  ...{ JPY: 100, KRW: 1000, TWD: 30, CNY: 7, HKD: 8, THB: 30, PHP: 50, IDR: 15_000, VND: 25_000, INR: 80, PKR: 250 },
  ...{ BDT: 100, LKR: 300, RUB: 80, UAH: 40, KZT: 450, TRY: 30, HUF: 350, CZK: 20, PLN: 4, RON: 4, SEK: 10, NOK: 10 },
  ...{ DKK: 7, ISK: 140, RSD: 100, ZAR: 18, KES: 130, NGN: 1000, EGP: 40, MAD: 10, MXN: 18, BRL: 5, ARS: 1000 },
  ...{ CLP: 900, COP: 4000, PEN: 4, UYU: 40, CRC: 500, PYG: 7000, ILS: 4, AED: 4, SAR: 4, QAR: 4, MYR: 4 },
}

/** The size of a business from its history, or from the answers alone where the history says too little. */
export function presetScale(answers: Partial<Answers>, history: PresetHistory | null, money: string): PresetScale {
  const { sells, frequency, margin } = { ...usualAnswers, ...answers }
  const dollar = (unitsPerDollar[money] ?? 1) * 10 ** currencyExponent(money)
  const shared = {
    money,
    sells: answers.sells ?? null,
    stepMinor: 10 ** Math.round(Math.log10(dollar)),
    marginBasisPoints: marginBasisPoints[margin],
    giveBasisPoints: giveBasisPoints[margin],
  }
  if (saysEnough(history)) return { ...shared, ...sizeOfHistory(history) }
  const orderMinor = friendly(usualOrders[sells] * dollar)
  const visitsPerYear = visitsByFrequency[frequency]
  const yearMinor = orderMinor * visitsPerYear
  return {
    ...shared,
    orderMinor,
    visitsPerYear,
    yearMinor: { good: yearMinor * 1.5, best: yearMinor * 3, top: yearMinor * 5 },
    salesMinor: yearMinor * usualCustomers,
    basis: "answers",
  }
}

/** A small shop's, for a budget to begin from. */
const usualCustomers = 200

/** A history of less than a year stands for one: what was bought is stretched to it. */
function sizeOfHistory(history: PresetHistory) {
  const stretch = 365 / Math.min(365, history.days)
  const { p70, p90, p97 } = history.spendMinor
  const orderMinor = Math.max(1, history.averageOrderMinor)
  return {
    orderMinor,
    visitsPerYear: Math.max(1, history.medianPurchases * stretch),
    yearMinor: {
      good: Math.max(orderMinor, p70 * stretch),
      best: Math.max(orderMinor, p90 * stretch),
      top: Math.max(orderMinor, p97 * stretch),
    },
    salesMinor: history.purchases * history.averageOrderMinor * stretch,
    basis: "history" as const,
  }
}
