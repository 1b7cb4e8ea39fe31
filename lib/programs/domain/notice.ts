export const noticeKinds = ["tierDown", "rewardDearer", "everyone"] as const

/** Whom a change of the program concerns: who comes to a lower tier, whose next reward costs more, all. */
export type NoticeKind = (typeof noticeKinds)[number]

/** A text in the merchant's words, with places for what differs from member to member. */
export type NoticeText = { kind: NoticeKind; title: string; text: string }

/** What fills the places of a text. */
export type NoticeFacts = {
  firstName: string
  program: string
  day: string
  oldTier?: string
  newTier?: string
  reward?: string
  oldPoints?: string
  newPoints?: string
}

/** The texts that are proposed; the merchant changes them. */
export const proposedNotices: Record<NoticeKind, Omit<NoticeText, "kind">> = {
  tierDown: {
    title: "Your tier changes on {day}",
    text: "Hello {firstName}, from {day} on {program} asks for more for {oldTier}. You are {oldTier} until then and {newTier} from then on. Your points stay as they are.",
  },
  rewardDearer: {
    title: "{reward} changes its price on {day}",
    text: "Hello {firstName}, from {day} on {reward} costs {newPoints} instead of {oldPoints}. Until then you can still have it for {oldPoints}.",
  },
  everyone: {
    title: "{program} changes on {day}",
    text: "Hello {firstName}, from {day} on {program} has new rules. You find all of them, and what was before, on the page of the program.",
  },
}

const place = /\{(\w+)\}/g

/** The text as one member reads it. A place that nothing fills, and a comma before a name that is not known, fall away. */
export function fillNotice(text: string, facts: NoticeFacts): string {
  const named = facts.firstName === "" ? text.replace(/ ?\{firstName\}/g, "") : text
  return named.replace(place, (_whole, name: string) => String(Reflect.get(facts, name) ?? "")).trim()
}

/** The places of a text that are not known: a misspelled one would leave a gap. */
export function unknownPlaces(text: string): string[] {
  const known = ["firstName", "program", "day", "oldTier", "newTier", "reward", "oldPoints", "newPoints"]
  return [...text.matchAll(place)].flatMap(([, name = ""]) => (known.includes(name) ? [] : [name]))
}
