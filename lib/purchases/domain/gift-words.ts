import { type Day, dateLocale } from "@/lib/core/calendar"

const date = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

/** What an entry gift is for: "Reached Gold on 3 March 2026". */
export function giftWords(tierName: string, day: Day, joined: boolean): string {
  const on = date.format(new Date(`${day}T00:00:00Z`))
  return joined ? `Joined as ${tierName} on ${on}` : `Reached ${tierName} on ${on}`
}
