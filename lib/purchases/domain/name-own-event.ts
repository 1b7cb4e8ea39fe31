const words: Record<string, string> = {
  signup: "joining",
  birthday: "a birthday",
  anniversary: "a year since joining",
  referral: "a referral",
  survey: "an answer to a survey",
}

/** What an event is that nobody sends, by its key, which names records of the product; null: the sender's own id. */
export function nameOwnEvent(externalId: string): string | null {
  const [, trigger = ""] =
    /^([a-z]+):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/.exec(externalId) ?? []
  return words[trigger] ?? null
}
