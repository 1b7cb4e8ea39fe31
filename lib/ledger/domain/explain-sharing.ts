import { dateLocale } from "@/lib/core/calendar"
import { formatInteger } from "@/lib/core/points"

const date = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

/** Why a redemption took what it took from one wallet of a household. Points are plain integers. */
export type SpendExplanation = {
  householdId: string
  /** The member who redeemed. */
  spentBy: string
  costPoints: number
  /** What each wallet paid. */
  shares: { memberId: string; points: number }[]
}

/** What a redemption by a household took from whom, a sentence each. `memberId` is whose entry it is. */
export function explainSpend({ costPoints, shares, spentBy }: SpendExplanation, memberId: string): string[] {
  const own = shares.find((share) => share.memberId === memberId)?.points ?? 0
  const others = costPoints - own
  return [
    spentBy === memberId
      ? "Redeemed with what the household has together."
      : "Another member of the household redeemed this, with what the household has together.",
    others > 0
      ? `It cost ${formatInteger(costPoints)}: ${formatInteger(own)} from here and ${formatInteger(others)} from others of the household.`
      : `It cost ${formatInteger(costPoints)}, all of it from here.`,
    "What expires first is used first, whoever has it.",
  ]
}

/** How the entries of a transfer came about. Points are plain integers. */
export type TransferExplanation = {
  givenPoints: number
  feePoints: number
  /** The fee's parts: fixed, and hundredths of a per cent of what is given. */
  fixedPoints: number
  basisPoints: number
  /** What was given, each part with the last day on which it can be used; null: for ever. */
  parts: { points: number; through: string | null }[]
}

/** What was given, at which fee and how long it can be used, a sentence each. */
export function explainTransfer({
  givenPoints,
  feePoints,
  fixedPoints,
  basisPoints,
  parts,
}: TransferExplanation): string[] {
  const share = feePoints - fixedPoints
  const percent = `${basisPoints / 100} %`
  const ofShare = `${percent} of ${formatInteger(givenPoints)}, rounded up, is ${formatInteger(share)}`
  const fee =
    feePoints === 0
      ? "There was no fee."
      : basisPoints === 0
        ? `The fee was ${formatInteger(feePoints)}, on top of what was given.`
        : fixedPoints === 0
          ? `The fee, on top of what was given: ${ofShare}.`
          : `The fee, on top of what was given: ${formatInteger(fixedPoints)}, and ${ofShare}; together ${formatInteger(feePoints)}.`
  return [
    `${formatInteger(givenPoints)} went from one member to the other, what expires first before the rest.`,
    fee,
    ...tellEnds(parts),
  ]
}

/** Until when what was given can be used, a sentence for each end. */
function tellEnds(parts: TransferExplanation["parts"]): string[] {
  const ends = new Map<string | null, number>()
  for (const { points, through } of parts) ends.set(through, (ends.get(through) ?? 0) + points)
  return [...ends].map(([through, points]) => {
    const which = ends.size === 1 ? "It" : `${formatInteger(points)} of it`
    const isOne = ends.size === 1 || points === 1
    if (through === null) return `${which} never ${isOne ? "expires" : "expire"}.`
    return `${which} can be used through ${date.format(new Date(`${through}T00:00:00Z`))}, as before.`
  })
}
