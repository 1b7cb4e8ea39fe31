import type { BenefitKind, BenefitPer } from "@/lib/tiers/domain/benefit"

/** What each kind is called where it is chosen, the usual ones first. */
export const kindLabels: Record<BenefitKind, string> = {
  note: "In your own words",
  percentageDiscount: "Per cent off",
  amountDiscount: "An amount off",
  freeDelivery: "Free delivery",
  entitlement: "Something a number of times",
  credit: "Credit to spend",
  access: "Access",
  birthdayGift: "Birthday gift",
  earlyAccess: "Early access",
  eventInvitation: "Invitation to events",
  serviceLevel: "Better service",
  statusGift: "A tier for somebody else",
}

export const perOptions: { value: BenefitPer; label: string }[] = [
  { value: "tierPeriod", label: "Year of the tier" },
  { value: "calendarYear", label: "Calendar year" },
  { value: "quarter", label: "Quarter" },
  { value: "month", label: "Month" },
  { value: "lifetime", label: "Only once, ever" },
  { value: "visit", label: "Visit" },
]
