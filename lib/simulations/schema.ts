import { z } from "zod"
import { count, dayText, idText, moneyCurrency, positivePoints, text } from "@/lib/core/values"
import { earningRuleSchema, pointsCurrencySchema } from "@/lib/programs/schema"
import { tierSchema } from "@/lib/tiers/schema"

const mostDrafts = 3
const mostDays = 366 * 30

/** A share as text: "0.6". */
const shareText = z
  .string()
  .regex(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/, 'Must be a decimal from "0" to "1" with at most 4 decimals, such as "0.6".')

const rewardSchema = z.strictObject({ name: text(120), costPoints: positivePoints })

const stored = {
  programId: idText.optional().meta({ description: "The saved draft of this or of another program." }),
  versionId: idText.optional().meta({ description: "A version that was published, as if it had held all along." }),
}

/** A program to try, whole. What is left out of its basics is taken from the program that it is a draft of. */
const draft = {
  name: text(120).optional(),
  currency: pointsCurrencySchema.optional(),
  moneyCurrency: moneyCurrency.optional(),
  joinPolicy: z.enum(["optIn", "everyone"]).optional(),
  returnPolicy: z.enum(["withinBalance", "negative"]).optional(),
  earningRules: z.array(earningRuleSchema).min(1).max(100).optional(),
  tiers: z.array(tierSchema).max(50).optional(),
  rewards: z
    .array(rewardSchema)
    .max(500)
    .optional()
    .meta({ description: "What points can be redeemed for. Default: the rewards of the program." }),
}

const oneOf =
  "Name a saved draft by programId, a version by versionId, or give the earningRules of a draft: one of the three."

// One object and not three to choose from, so that a fault is told with the place where it is.
const triedSchema = z
  .strictObject({ ...stored, ...draft })
  .refine(({ programId, versionId, earningRules }) => countOf([programId, versionId, earningRules]) === 1, oneOf)
  .refine(({ programId, versionId, ...rest }) => !(programId ?? versionId) || countOf(Object.values(rest)) === 0, {
    message: "What is stored is tried as it is. Leave the other fields out.",
  })

function countOf(values: readonly unknown[]): number {
  return values.filter((value) => value !== undefined).length
}

const fields = {
  name: text(120).optional(),
  from: dayText,
  to: dayText,
  compareTo: z.enum(["live", "none"]).optional().meta({
    description: "Beside the live program, or beside nothing. Default: live, where the program is published.",
  }),
  redemptionRate: shareText
    .optional()
    .meta({ description: "Share of members who redeem. Default: of points redeemed so far, else 0.6." }),
  rewardPoints: positivePoints
    .optional()
    .meta({ description: "What the first reward costs. Default: the cheapest reward." }),
  marginRate: shareText
    .refine((value) => Number(value) > 0, "Must be more than 0.")
    .optional()
    .meta({ description: "What is earned on a sale before the program. Default: 0.4." }),
  benefitUseRate: shareText.optional().meta({
    description: "Of what benefits of tiers allow so many times, how much is used. Default: 0.5.",
  }),
  participation: z.enum(["members", "everyone"]).optional().meta({
    description: "Who takes part in drafts. Default: everyone, unless joining is optional and there are members.",
  }),
  seed: count(0, 2_147_483_647).optional().meta({ description: "Decides which members redeem. Default: 1." }),
}

interface Period {
  from: string
  to: string
}

const inOrder = ({ from, to }: Period) => from <= to
const notTooLong = ({ from, to }: Period) => Date.parse(to) - Date.parse(from) <= mostDays * 86_400_000

/** The body of POST /programs/{id}/simulations. Without a draft the program's saved one is tried. */
export const simulationSchema = z
  .strictObject({
    ...fields,
    program: triedSchema.optional(),
    programs: z
      .array(triedSchema)
      .min(1)
      .max(mostDrafts)
      .optional()
      .meta({ description: "Up to three, side by side." }),
  })
  .refine(inOrder, { path: ["to"], message: "The last day must not be before the first." })
  .refine(notTooLong, { path: ["to"], message: "Must span at most 30 years." })
  .refine(({ program, programs }) => !program || !programs, {
    path: ["programs"],
    message: "Name one program or several, not both.",
  })

/** What the screen asks for: drafts and versions that are stored. */
export const startSimulationSchema = z
  .strictObject({
    ...fields,
    programId: idText,
    programs: z.array(z.strictObject(stored)).max(mostDrafts, "Choose up to three."),
  })
  .refine(inOrder, { path: ["to"], message: "The last day must not be before the first." })
  .refine(notTooLong, { path: ["to"], message: "Choose at most 30 years." })

export const simulationIdSchema = z.strictObject({ simulationId: idText })

export type TriedProgram = z.infer<typeof triedSchema>
export type SimulationBody = z.infer<typeof simulationSchema>
export type StartSimulationInput = Omit<SimulationBody, "program"> & { programId: string }
