import { z } from "zod"
import { count, idText, minor, text } from "@/lib/core/values"
import { benefitKinds } from "./domain/benefit"

const amount = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

const percent = z
  .string()
  .regex(/^(100|\d{1,2}(\.\d{1,2})?)$/, 'Must be a share in per cent with at most 2 decimals, such as "12.5".')
  .refine((value) => Number(value) > 0, "Must be more than 0.")

const period = z.enum(["tierPeriod", "calendarYear", "quarter", "month", "lifetime"])

const shared = {
  id: idText.optional().meta({ description: "Stays the same in all versions. Given when it is left out." }),
  name: text(80).optional(),
  text: text(300).optional().meta({ description: "In the words that members read." }),
  replacesLower: z
    .boolean()
    .optional()
    .meta({ description: "Stands in place of those of its kind that lower tiers give. Default: they accumulate." }),
}

const cost = { unitCostMinor: minor.optional().meta({ description: "What one use costs you, for the figures." }) }

const kinds = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("note"), ...shared, text: text(300) }),
    z.strictObject({ kind: z.literal("percentageDiscount"), percent, ...shared }),
    z.strictObject({ kind: z.literal("amountDiscount"), amountMinor: amount, ...shared }),
    z.strictObject({ kind: z.literal("freeDelivery"), fromAmountMinor: amount.optional(), ...shared, ...cost }),
    z.strictObject({
      kind: z.literal("entitlement"),
      count: count(1, 10_000),
      per: z.enum([...period.options, "visit"]).optional(),
      ...shared,
      ...cost,
    }),
    z.strictObject({ kind: z.literal("credit"), amountMinor: amount, per: period.optional(), ...shared }),
    z.strictObject({
      kind: z.literal("access"),
      what: text(120),
      devices: count(1, 100).optional(),
      ...shared,
      ...cost,
    }),
    z.strictObject({
      kind: z.literal("birthdayGift"),
      days: count(0, 180).default(14),
      ...shared,
      text: text(300),
      ...cost,
    }),
    z.strictObject({ kind: z.literal("earlyAccess"), days: count(1, 365), ...shared }),
    z.strictObject({ kind: z.literal("eventInvitation"), ...shared, ...cost }),
    z.strictObject({ kind: z.literal("serviceLevel"), ...shared }),
    z.strictObject({
      kind: z.literal("statusGift"),
      tier: text(80).meta({ description: "The tier that another member is given, by its id or name." }),
      count: count(1, 1_000),
      per: period.optional(),
      ...shared,
      ...cost,
    }),
  ],
  { error: `Must be one of ${benefitKinds.join(", ")}.` },
)

const nameless = ["entitlement", "eventInvitation", "serviceLevel"]

/** What was written before there were kinds, `{kind?, text}`, is a note. */
function asWritten(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  const { kind, ...rest } = value as { kind?: unknown }
  const isKnown = benefitKinds.some((known) => known === kind)
  const isOld = Object.keys(rest).every((key) => key === "text") && (kind === undefined || typeof kind === "string")
  return !isKnown && isOld ? { ...rest, kind: "note" } : value
}

/** One benefit of a tier. */
export const benefitSchema = z.preprocess(
  asWritten,
  kinds.refine((value) => value.name !== undefined || value.text !== undefined || !nameless.includes(value.kind), {
    message: "Give it a name, so that everybody knows what it is.",
    path: ["name"],
  }),
)

/** The benefits of one tier, in the order in which they are shown. */
export const benefitsSchema = z
  .array(benefitSchema)
  .max(30)
  .superRefine((benefits, issues) => {
    const seen = new Set<string>()
    for (const [index, { id }] of benefits.entries()) {
      if (id && seen.has(id)) {
        const message = "Another benefit of this tier has this id. Leave it out, and it gets one of its own."
        issues.addIssue({ code: "custom", path: [index, "id"], message })
      }
      if (id) seen.add(id)
    }
  })
