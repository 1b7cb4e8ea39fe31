import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import { type Benefit, type BenefitKind, type BenefitOf, type BenefitPer, perOf } from "./benefit"

/** The money that benefits are told in, and the tiers that they may name. */
export type BenefitUnits = { moneyCurrency: string; tiers?: readonly { id: string; name: string }[] | undefined }

type Describe = { [K in BenefitKind]: (benefit: BenefitOf<K>, units: BenefitUnits) => string }

const everyPer: Record<BenefitPer, string> = {
  tierPeriod: "each year",
  calendarYear: "each calendar year",
  quarter: "each quarter",
  month: "each month",
  lifetime: "in all",
  visit: "each visit",
}

const terms: Describe = {
  note: ({ text }) => text,
  percentageDiscount: ({ percent }) => `${percent}% off`,
  amountDiscount: ({ amountMinor }, { moneyCurrency }) => `${formatMoney(amountMinor, moneyCurrency)} off`,
  freeDelivery: ({ fromAmountMinor }, { moneyCurrency }) =>
    fromAmountMinor === undefined
      ? "Free delivery"
      : `Free delivery from ${formatMoney(fromAmountMinor, moneyCurrency)}`,
  entitlement: (benefit) => `${timesWords(benefit.count)} ${everyPer[perOf(benefit)]}`,
  credit: (benefit, { moneyCurrency }) =>
    `${formatMoney(benefit.amountMinor, moneyCurrency)} to spend ${everyPer[perOf(benefit)]}, at once or in parts`,
  access: ({ what, devices }) =>
    devices === undefined
      ? `Access: ${what}`
      : `Access: ${what}, for ${devices === 1 ? "one device" : `${devices} devices`}`,
  birthdayGift: ({ text, days }) =>
    `Birthday gift: ${text}, ${days === 0 ? "on the birthday itself" : `on the birthday or up to ${daysWords(days)} after it`}`,
  earlyAccess: ({ days }) => `Early access, ${daysWords(days)} before everybody else`,
  eventInvitation: ({ name, text }) => `Invitation: ${name ?? text ?? "events"}`,
  serviceLevel: ({ name, text }) => `Service: ${name ?? text ?? "better"}`,
  statusGift: (benefit, { tiers = [] }) => {
    const named = tiers.find(({ id }) => id === benefit.tier)?.name ?? benefit.tier
    const whom = benefit.count === 1 ? "another member" : `${formatInteger(benefit.count)} other members`
    return `Give ${named} to ${whom} ${everyPer[perOf(benefit)]}, for as long as you have it yourself`
  },
}

function timesWords(times: number): string {
  if (times === 1) return "Once"
  return times === 2 ? "Twice" : `${formatInteger(times)} times`
}

function daysWords(days: number): string {
  return days === 1 ? "one day" : `${formatInteger(days)} days`
}

const titled: readonly BenefitKind[] = ["eventInvitation", "serviceLevel", "note"]

/** What a benefit gives, by its terms: "Twice each month", "$350.00 to spend each calendar year, at once or in parts". */
export function describeTerms(benefit: Benefit, units: BenefitUnits): string {
  return (terms[benefit.kind] as (benefit: Benefit, units: BenefitUnits) => string)(benefit, units)
}

/** What a benefit is called in a line of its own. */
export function benefitTitle(benefit: Benefit, units: BenefitUnits): string {
  return (
    benefit.name ?? (benefit.kind === "birthdayGift" ? benefit.text : (benefit.text ?? describeTerms(benefit, units)))
  )
}

/** A benefit as one sentence for members: its name and its terms, or the words that the merchant chose. */
export function describeBenefit(benefit: Benefit, units: BenefitUnits): string {
  const said = describeTerms(benefit, units)
  const words = "text" in benefit && benefit.kind !== "birthdayGift" ? benefit.text : undefined
  const { name } = benefit
  if (titled.includes(benefit.kind))
    return sentence([said, words === said || said.endsWith(words ?? "") ? undefined : words])
  return sentence([name === undefined ? said : `${name}: ${lowered(said)}`, words])
}

/** A benefit among those of its tier: also whether it stands in place of what lower tiers give. */
export function describeOffer(benefit: Benefit, units: BenefitUnits): string {
  const said = describeBenefit(benefit, units)
  return benefit.replacesLower ? `${said} It replaces what lower tiers give of this kind.` : said
}

/** The parts that say something, each with its stop. */
function sentence(parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part ? [/[.!?…]$/.test(part) ? part : `${part}.`] : [])).join(" ")
}

/** Words that follow a colon begin small; figures and names that are all capitals stay. */
function lowered(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
}

/** What a multiplier gives, where it stands among the benefits. */
export function describeMultiplier(factor: string, plural: string): string {
  return `${factor} times the ${plural}`
}
