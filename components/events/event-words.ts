import { formatInteger } from "@/lib/core/points"
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

const outcomeWords: Record<string, string> = {
  nothingEarned: "No rule gives points for it",
  noRule: "No rule gives points for it",
  conditionFailed: "A condition was not met",
  limitReached: "A limit was reached",
  budgetUsed: "The budget is used up",
  beforeJoining: "It happened before joining",
  beforeAwardFrom: "It happened before points were given",
  notEligible: "The rule is not for this member",
  notInForce: "No rule was in force then",
}

/** Points given with "+", else why there are none. */
export function earnedWords({ members, awards, refusals }: EventResult): string {
  if (awards.length > 0) return awards.map(({ points, currency }) => `+${formatInteger(points)} ${currency}`).join(", ")
  if (members.length === 0) return "Nothing: not a member"
  const reasons = refusals.map(({ outcome }) => outcomeWords[outcome] ?? "No rule applied")
  return `Nothing: ${(reasons[0] ?? "No rule gives points for it").toLowerCase()}`
}
