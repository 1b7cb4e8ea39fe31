import { z } from "zod"

const points = z.record(z.string(), z.number().int())

export const householdAnswer = z
  .object({
    id: z.string(),
    programId: z.string(),
    name: z.string(),
    headMemberId: z.string(),
    spenders: z.enum(["everyone", "head"]),
    createdAt: z.string(),
    closedAt: z.string().nullable().meta({ description: "Since when everybody has left it." }),
    availablePoints: points.meta({ description: "What all have together, by currency; nobody's gap is taken off it." }),
    members: z.array(
      z.object({
        memberId: z.string(),
        cardNumber: z.string(),
        firstName: z.string().nullable(),
        lastName: z.string().nullable(),
        isHead: z.boolean(),
        joinedAt: z.string(),
        availablePoints: points,
      }),
    ),
  })
  .meta({ id: "Household" })
