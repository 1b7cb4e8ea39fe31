import { type Benefit, type BenefitKind, type BenefitPer, perOf } from "@/lib/tiers/domain/benefit"

/** A benefit as it is typed: the fields of all kinds, so that nothing is lost while the kind is chosen. */
export type BenefitForm = {
  /** Tells the rows apart while they are moved. */
  key: string
  id: string | undefined
  kind: BenefitKind
  name: string
  text: string
  replacesLower: boolean
  unitCostMinor: number | null
  percent: string
  amountMinor: number | null
  count: number | null
  per: BenefitPer
  /** It was not said over which time it renews, so that the usual one holds: then it stays unsaid. */
  isUnsaidPer?: boolean
  what: string
  devices: number | null
  days: number | null
  /** Of a gift of status. */
  tier: string
}

const blank = {
  name: "",
  text: "",
  replacesLower: false,
  unitCostMinor: null,
  percent: "",
  amountMinor: null,
  count: null,
  per: "tierPeriod",
  what: "",
  devices: null,
  days: null,
  tier: "",
} as const satisfies Partial<BenefitForm>

/** A new benefit with an id of its own, as a copy of another or empty. */
export function newBenefit(kind: BenefitKind, from: Partial<BenefitForm> = {}): BenefitForm {
  const id = crypto.randomUUID()
  return { ...blank, ...from, key: id, id, kind }
}

export function toBenefitForm(benefit: Benefit, index: number): BenefitForm {
  const { id, kind, name = "", text = "", replacesLower = false, unitCostMinor = null } = benefit
  return {
    ...blank,
    key: id ?? `benefit-${index}`,
    id,
    kind,
    name,
    text,
    replacesLower,
    unitCostMinor,
    ...particularsOf(benefit),
  }
}

function particularsOf(benefit: Benefit): Partial<BenefitForm> {
  switch (benefit.kind) {
    case "percentageDiscount":
      return { percent: benefit.percent }
    case "amountDiscount":
      return { amountMinor: benefit.amountMinor }
    case "freeDelivery":
      return { amountMinor: benefit.fromAmountMinor ?? null }
    case "entitlement":
      return { count: benefit.count, ...periodOf(benefit) }
    case "statusGift":
      return { tier: benefit.tier, count: benefit.count, ...periodOf(benefit) }
    case "credit":
      return { amountMinor: benefit.amountMinor, ...periodOf(benefit) }
    case "access":
      return { what: benefit.what, devices: benefit.devices ?? null }
    case "birthdayGift":
    case "earlyAccess":
      return { days: benefit.days }
    default:
      return {}
  }
}

function periodOf(benefit: Benefit & { per?: BenefitPer | undefined }): Pick<BenefitForm, "per" | "isUnsaidPer"> {
  return { per: perOf(benefit), ...(benefit.per === undefined ? { isUnsaidPer: true } : {}) }
}

function sentPeriod({ per, isUnsaidPer }: BenefitForm, mayBeVisit = false): { per?: BenefitPer } {
  if (isUnsaidPer && per === "tierPeriod") return {}
  return { per: per === "visit" && !mayBeVisit ? "tierPeriod" : per }
}

const sent: Record<BenefitKind, (form: BenefitForm) => object> = {
  note: () => ({}),
  percentageDiscount: ({ percent }) => ({ percent: percent.trim() }),
  amountDiscount: ({ amountMinor }) => ({ amountMinor }),
  freeDelivery: ({ amountMinor }) => (amountMinor === null ? {} : { fromAmountMinor: amountMinor }),
  entitlement: (form) => ({ count: form.count, ...sentPeriod(form, true) }),
  credit: (form) => ({ amountMinor: form.amountMinor, ...sentPeriod(form) }),
  access: ({ what, devices }) => ({ what, ...(devices === null ? {} : { devices }) }),
  birthdayGift: ({ days }) => ({ days }),
  earlyAccess: ({ days }) => ({ days }),
  eventInvitation: () => ({}),
  serviceLevel: () => ({}),
  statusGift: (form) => ({ tier: form.tier, count: form.count, ...sentPeriod(form) }),
}

/** Kinds whose uses cost what they are said to cost; discounts and credits cost what they take off. */
export const kindsWithCost: readonly BenefitKind[] = [
  "freeDelivery",
  "entitlement",
  "access",
  "birthdayGift",
  "eventInvitation",
  "statusGift",
]

/** The benefit as it would be sent; what is not typed yet is null or empty, which the schema refuses. */
export function benefitOf(form: BenefitForm) {
  const { id, kind, unitCostMinor, replacesLower } = form
  const [name, text] = [form.name.trim(), form.text.trim()]
  const needsText = kind === "note" || kind === "birthdayGift"
  return {
    ...(id === undefined ? {} : { id }),
    kind,
    ...(name && kind !== "note" ? { name } : {}),
    ...(text || needsText ? { text } : {}),
    ...(replacesLower ? { replacesLower } : {}),
    ...(unitCostMinor !== null && kindsWithCost.includes(kind) ? { unitCostMinor } : {}),
    ...sent[kind](form),
  }
}
