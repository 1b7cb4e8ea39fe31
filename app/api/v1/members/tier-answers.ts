import { z } from "zod"

const instant = z.string().nullable()

export const tierAnswer = z.object({ id: z.string(), name: z.string(), rank: z.number().int() })

const need = z.object({
  metric: z.string(),
  threshold: z.number().int(),
  reached: z.number().int(),
  missing: z.number().int(),
  carried: z.number().int().meta({ description: "Of what is reached, what was carried over from the period before." }),
})

export const tierProgressAnswer = z.object({
  holdsUntil: instant.meta({
    description: "The first instant at which the tier no longer holds if nothing more happens.",
  }),
  after: tierAnswer.nullable().meta({ description: "The tier from then on." }),
  next: z
    .object({
      tier: tierAnswer,
      match: z.enum(["any", "all"]),
      needs: z.array(need),
      by: instant,
      projected: z.string().nullable().meta({
        description:
          "The local day on which it is reached at the pace of the last 90 days, or since joining; null where there is no pace or the period ends before.",
      }),
    })
    .nullable(),
  keep: z
    .object({ match: z.enum(["any", "all"]), needs: z.array(need), from: instant, by: z.string() })
    .nullable()
    .meta({
      description: "What keeps the tier beyond its end: counted from an instant on, null: already; before `by`.",
    }),
  grant: z
    .object({ id: z.string(), kind: z.string(), until: instant, earned: tierAnswer.nullable() })
    .nullable()
    .meta({ description: "What was given and shows the tier, beside the earned one; null: it is earned." }),
})
