import { type Day, dateLocale } from "@/lib/core/calendar"
import type { Units } from "@/lib/programs/domain/describe-rule"
import { tellAmount } from "@/lib/programs/domain/tell-amount"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import type { GrantKind } from "@/lib/tiers/domain/tier-grant"
import type { TierCause, TierReason, TierSum } from "@/lib/tiers/domain/tier-reason"

/** What figures of a program are counted in. */
export type ReasonUnits = Pick<Units, "currency" | "moneyCurrency" | "rules"> & { timeZone: string }

type Told<K> = Extract<TierReason, { kind: K }>

const date = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

export function dateWords(day: Day): string {
  return date.format(new Date(`${day}T00:00:00Z`))
}

function amount(metric: TierMetric, value: number, units: ReasonUnits): string {
  return tellAmount(metric, BigInt(value), units)
}

function sumsOf(sums: readonly TierSum[], units: ReasonUnits): string {
  return sums
    .map(({ metric, reached, threshold, carried }) => {
      const over = carried ? `, ${amount(metric, carried, units)} of it carried over` : ""
      return `${amount(metric, reached, units)} of ${amount(metric, threshold, units)}${over}`
    })
    .join("; ")
}

const causes: Record<TierCause["kind"], (id: string) => string> = {
  purchase: (id) => `purchase ${id}`,
  event: () => "an activity",
  return: (id) => `a return of purchase ${id}`,
  credit: () => "a credit towards tiers",
}

function by(cause: TierCause | null): string {
  return cause ? ` by ${causes[cause.kind](cause.id)}` : ""
}

const given: Record<GrantKind, string> = {
  override: "Set by hand",
  match: "Matched another program's status",
  gift: "Given by another member",
  headStart: "A head start",
  paid: "Paid for",
}

const ended: Record<GrantKind, string> = {
  override: "What was set by hand ended",
  match: "The status match ended",
  gift: "The gift of another member ended",
  headStart: "The head start ended",
  paid: "What was paid for ended",
}

/** Why a tier began, in a sentence. */
export function describeReason(reason: TierReason, units: ReasonUnits): string {
  switch (reason.kind) {
    case "joined":
      return "Joined."
    case "reached":
      return `Reached${by(reason.cause)}: ${sumsOf(reason.sums, units)}.`
    case "windowEnded":
      return `${reason.from} ended: ${sumsOf(reason.sums, units)} in the last ${reason.periods === 2 ? "730" : "365"} days.`
    case "validityEnded":
      return `${reason.from} ended: ${sumsOf(reason.sums, units)} in its last ${reason.periods === 2 ? "two periods" : "period"}.`
    case "returned":
      return reason.cause?.kind === "credit"
        ? "What was counted towards tiers was taken back."
        : `After ${reason.cause ? causes[reason.cause.kind](reason.cause.id) : "a return"}.`
    case "programChanged":
      return "The program changed."
    case "grantBegan":
      return `${given[reason.grant]}.`
    case "grantEnded":
      return `${ended[reason.grant]}.`
    case "targetMet":
      return describeTarget(reason, units)
    default:
      return ""
  }
}

function describeTarget({ cause, metric, reached, threshold }: Told<"targetMet">, units: ReasonUnits): string {
  return `Kept${by(cause)}: ${amount(metric, reached, units)} of ${amount(metric, threshold, units)} that the match asked for.`
}
