import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import type { Answers } from "./answers"
import { type PresetHistory, saysEnough } from "./preset-history"
import { presetScale } from "./preset-scale"

/** What grounds are judged by: the answers, and what the history says about the same questions. */
export type Facts = {
  answers: Answers
  /** Null: too little is recorded to be relied upon. */
  history: PresetHistory | null
  visitsPerYear: number
  comesOften: boolean
  comesSeldom: boolean
  isSmallOrder: boolean
  /** A good customer's year comes to a thousand steps (dollars) or more. */
  isLargeYear: boolean
  isLowMargin: boolean
  isHighMargin: boolean
  /** Said of how often customers come, by the history or the answer. */
  rhythm: string
  /** Said of what a purchase comes to. */
  order: string
}

/** A purchase of about so many steps (dollars) or less is a small one. */
const smallSteps = 15

export function factsOf(answers: Answers, recorded: PresetHistory | null, money: string): Facts {
  const history = saysEnough(recorded) ? recorded : null
  const scale = presetScale(answers, history, money)
  const { visitsPerYear } = scale
  return {
    answers,
    history,
    visitsPerYear,
    comesOften: visitsPerYear >= 10,
    comesSeldom: visitsPerYear < 3,
    isSmallOrder: scale.orderMinor <= smallSteps * scale.stepMinor,
    isLargeYear: scale.yearMinor.good >= 1000 * scale.stepMinor,
    isLowMargin: answers.margin === "low",
    isHighMargin: answers.margin === "high",
    rhythm: history ? rhythmOf(history) : (saidRhythm[answers.frequency] ?? ""),
    order: history
      ? `A purchase comes to ${formatMoney(scale.orderMinor, money)} on average.`
      : "No purchases are recorded to tell what one comes to.",
  }
}

const saidRhythm: Record<Answers["frequency"], string> = {
  weekly: "You say that people buy about every week.",
  monthly: "You say that people buy about every month.",
  quarterly: "You say that people buy a few times a year.",
  yearly: "You say that people buy about once a year.",
}

function rhythmOf({ medianPurchases, days, medianGapDays }: PresetHistory): string {
  const span = days >= 365 ? "in the last year" : `in the ${days} days recorded`
  const times = medianPurchases === 1 ? "once" : `${formatInteger(Math.round(medianPurchases))} times`
  const gap =
    medianGapDays === null ? "" : `, with ${formatInteger(Math.round(medianGapDays))} days between two purchases`
  return `Your customer in the middle bought ${times} ${span}${gap}.`
}

/** "46 %" of hundredths of a per cent. */
export function percentWords(basisPoints: number): string {
  return `${Math.round(basisPoints / 100)} %`
}
