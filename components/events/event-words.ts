import type { NotAwarded } from "@/lib/programs/domain/explanation"
import { type ProgramWords, pointsWords } from "@/lib/programs/domain/points-words"
import type { EventResult, EventView } from "@/lib/purchases/steps/event-result"

const triggerNames: Record<string, string> = {
  signup: "Joined",
  birthday: "Birthday",
  anniversary: "Anniversary of joining",
  referral: "Invitation worked",
  surveyResponse: "Survey answered",
}

/** What happened, in a word or two: the kind's name, else its code. */
export function eventName({ trigger, type }: EventView, names: ReadonlyMap<string, string>): string {
  return triggerNames[trigger] ?? names.get(type ?? "") ?? type ?? "Activity"
}

/** Of the events that nobody sends, the parts of their data that mean something to people. */
const shown = new Set(["years", "score"])

/** What an event carries, as "rating: 5, sku: A1". */
export function dataWords({ trigger, data }: EventView): string {
  return Object.entries(data)
    .filter(([name]) => trigger === "event" || shown.has(name))
    .map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ")
}

const outcomeWords: Record<NotAwarded | "noRule", string> = {
  noRule: "no rule gives points for it",
  nothingEarned: "no whole point came of it",
  conditionFailed: "a condition was not met",
  limitReached: "a limit was reached",
  notStarted: "the rule had not begun",
  ended: "the rule had ended",
  tierNotEligible: "the rule is for other tiers",
  segmentNotEligible: "the rule is for another segment",
  notBestOfGroup: "another rule gave more",
}

const isOutcome = (word: string): word is keyof typeof outcomeWords => Object.hasOwn(outcomeWords, word)

/** Points given with "+", else why there are none. */
export function earnedWords(
  { event, members, awards, tierGifts, refusals }: EventResult,
  programs: readonly ProgramWords[],
): string {
  const gifts = tierGifts.map((gift) => `+${pointsWords(gift, programs)} for the new tier`)
  const given = [...awards.map((award) => `+${pointsWords(award, programs)}`), ...gifts]
  if (given.length > 0) return given.join(", ")
  if (members.length === 0) return "Nothing: not a member"
  if (members.every(({ joinedAt }) => joinedAt > event.occurredAt)) return "Nothing: it was before joining"
  const outcome = refusals[0]?.outcome ?? "noRule"
  return `Nothing: ${outcomeWords[isOutcome(outcome) ? outcome : "noRule"]}`
}
