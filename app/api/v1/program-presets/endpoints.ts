import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { applyPreset } from "@/lib/presets/commands/apply-preset"
import { listPresets } from "@/lib/presets/queries/list-presets"
import { applyPresetBodySchema, presetKeySchema, presetsQuery } from "@/lib/presets/schema"
import { earningRuleSchema, pointsCurrencySchema } from "@/lib/programs/schema"
import { rewardBodySchema } from "@/lib/rewards/schema"
import { tierSchema } from "@/lib/tiers/schema"
import { programAnswer } from "../programs/answers"

const area = "Programs"

const presetAnswer = z.object({
  key: presetKeySchema,
  name: z.string(),
  summary: z.string(),
  suits: z.string(),
  mind: z.string(),
  program: z.object({
    currency: pointsCurrencySchema,
    joinPolicy: z.enum(["optIn", "everyone"]),
    rules: z.array(earningRuleSchema),
    tiers: z.array(tierSchema),
    rewards: z.array(rewardBodySchema),
    eventTypes: z.array(z.string()),
  }),
  sentences: z.array(z.string()),
  purchasesToFirstReward: z.int().nullable(),
})

const galleryAnswer = z.object({
  data: z.array(presetAnswer),
  recommendations: z
    .array(
      z.object({
        key: presetKeySchema,
        score: z.int(),
        reasons: z.array(z.string()),
        doubts: z.array(z.string()),
      }),
    )
    .nullable()
    .meta({ description: "Null until all four questions are answered." }),
  basis: z.enum(["history", "answers"]).meta({ description: "What the amounts are made of." }),
  history: z.record(z.string(), z.unknown()).nullable(),
})

export const programPresetsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/program-presets",
    area,
    summary: "List program structures, scaled to the merchant; with four answers, those that fit best",
    permission: "metrics:read",
    query: presetsQuery,
    responses: { 200: galleryAnswer },
    run: (ctx, { query }) => listPresets(ctx, query),
  }),
  endpoint({
    method: "POST",
    path: "/program-presets/{key}/use",
    area,
    summary: "Make a draft of a program structure, with its rules, tiers, rewards and kinds of activity",
    permission: "programs:write",
    params: z.object({ key: presetKeySchema }),
    body: applyPresetBodySchema,
    responses: { 201: programAnswer },
    run: (ctx, { params, body }) => applyPreset(ctx, { ...body, key: params.key }),
  }),
]
