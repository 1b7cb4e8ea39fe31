import { addDays, isDay, localDay, parseDay, startOfLocalDay } from "@/lib/core/calendar"
import { choiceOf, type PointsChoice } from "@/lib/rewards/domain/by-points"
import type { RewardKind } from "@/lib/rewards/domain/reward"
import type { RewardView } from "@/lib/rewards/queries/reward-view"

/** What stands in the form: days instead of instants, one flat set of details. */
export interface RewardForm {
  name: string
  kind: RewardKind
  costPoints: number | null
  priceMinor: number | null
  limited: boolean
  stock: number | null
  description: string
  terms: string
  unitCostMinor: number | null
  voucherDays: number | null
  imageId: string | null
  /** First and last local day, 'YYYY-MM-DD' or empty. */
  firstDay: string
  lastDay: string
  amountMinor: number | null
  /** The member chooses how many points to give. */
  byPoints: boolean
  minimumPoints: number | null
  maximumPoints: number | null
  stepPoints: number | null
  minimumSpendMinor: number | null
  percent: number | null
  detailText: string
}

/** Kinds that say one thing in words: its key in `detail` and the label of its field. */
export const textDetails: Partial<Record<RewardKind, { key: string; label: string }>> = {
  freeProduct: { key: "sku", label: "SKU of the product" },
  freeService: { key: "service", label: "Which service" },
  experience: { key: "place", label: "Where it takes place" },
  partnerOffer: { key: "partner", label: "Which partner" },
  donation: { key: "recipient", label: "Who receives it" },
  custom: { key: "instructions", label: "What staff do when the voucher is shown" },
}

export const kindsWithAmount: readonly RewardKind[] = ["amountDiscount", "giftCard", "cashback"]

/** Kinds whose value may follow the points. */
export const kindsByPoints: readonly RewardKind[] = [...kindsWithAmount, "donation"]

/** Whether the form is of a reward by points. */
export function isByPoints({ kind, byPoints }: Pick<RewardForm, "kind" | "byPoints">): boolean {
  return byPoints && kindsByPoints.includes(kind)
}

const number = (value: unknown) => (typeof value === "number" ? value : null)

export function toForm(reward: RewardView | null, timeZone: string): RewardForm {
  const detail = reward?.detail ?? {}
  const key = reward ? textDetails[reward.kind]?.key : undefined
  const choice = choiceOf({ detail })
  const detailText = key ? detail[key] : ""
  return {
    name: reward?.name ?? "",
    kind: reward?.kind ?? "freeProduct",
    costPoints: reward?.costPoints ?? null,
    priceMinor: reward?.priceMinor || null,
    limited: reward ? reward.stock !== null : false,
    stock: reward?.stock ?? null,
    description: reward?.description ?? "",
    terms: reward?.terms ?? "",
    unitCostMinor: reward?.unitCostMinor ?? null,
    voucherDays: reward?.voucherDays ?? 90,
    imageId: reward?.imageId ?? null,
    firstDay: reward?.startsAt ? localDay(new Date(reward.startsAt), timeZone) : "",
    lastDay: reward?.endsAt ? addDays(localDay(new Date(reward.endsAt), timeZone), -1) : "",
    amountMinor: number(detail.amountMinor),
    byPoints: choice !== null,
    minimumPoints: choice?.minimumPoints ?? null,
    maximumPoints: choice?.maximumPoints ?? null,
    stepPoints: choice?.stepPoints ?? null,
    minimumSpendMinor: number(detail.minimumSpendMinor),
    percent: number(detail.percent),
    detailText: typeof detailText === "string" ? detailText : "",
  }
}

function choiceIn(form: RewardForm): { byPoints?: PointsChoice } {
  if (!isByPoints(form)) return {}
  const { minimumPoints, maximumPoints, stepPoints } = form
  const most = maximumPoints === null ? {} : { maximumPoints }
  const step = stepPoints === null ? {} : { stepPoints }
  return { byPoints: { minimumPoints: minimumPoints ?? 0, ...most, ...step } }
}

function detailOf(form: RewardForm): Record<string, unknown> {
  const minimum = form.minimumSpendMinor ? { minimumSpendMinor: form.minimumSpendMinor } : {}
  const text = textDetails[form.kind]
  const said = text && form.detailText.trim() ? { [text.key]: form.detailText } : {}
  const amount = { amountMinor: form.amountMinor ?? 0, ...choiceIn(form) }
  if (form.kind === "percentageDiscount") return { percent: form.percent ?? 0, ...minimum }
  if (form.kind === "amountDiscount") return { ...amount, ...minimum }
  return kindsWithAmount.includes(form.kind) || isByPoints(form) ? { ...amount, ...said } : said
}

/** The body of the API; the last day counts in full. */
export function toBody(form: RewardForm, timeZone: string) {
  const instant = (day: string, after: number) =>
    isDay(day) ? startOfLocalDay(addDays(parseDay(day), after), timeZone).toISOString() : null
  return {
    name: form.name,
    kind: form.kind,
    costPoints: form.costPoints ?? 0,
    priceMinor: isByPoints(form) ? 0 : (form.priceMinor ?? 0),
    stock: form.limited ? (form.stock ?? 0) : null,
    description: form.description,
    terms: form.terms,
    unitCostMinor: form.unitCostMinor,
    voucherDays: form.voucherDays ?? 90,
    imageId: form.imageId,
    startsAt: instant(form.firstDay, 0),
    endsAt: instant(form.lastDay, 1),
    detail: detailOf(form),
  }
}
