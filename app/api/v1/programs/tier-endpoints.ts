import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { idText } from "@/lib/core/values"
import { addTier } from "@/lib/programs/commands/add-tier"
import { removeTier } from "@/lib/programs/commands/remove-tier"
import { updateTier } from "@/lib/programs/commands/update-tier"
import { updateTierSchema } from "@/lib/programs/schema"
import { tierSchema } from "@/lib/tiers/schema"
import { removedAnswer, tierAnswer } from "./answers"

const area = "Programs"
const params = z.object({ id: idText, tierId: idText })

export const tierEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/programs/{id}/tiers",
    area,
    summary: "Add a tier to the draft",
    permission: "programs:write",
    params: z.object({ id: idText }),
    body: tierSchema,
    responses: { 201: tierAnswer },
    run: (ctx, { params, body }) => addTier(ctx, { programId: params.id, tier: body }),
  }),
  endpoint({
    method: "PATCH",
    path: "/programs/{id}/tiers/{tierId}",
    area,
    summary: "Change a tier of the draft; null takes an option away",
    permission: "programs:write",
    params,
    body: updateTierSchema,
    responses: { 200: tierAnswer },
    run: (ctx, { params, body }) => updateTier(ctx, { programId: params.id, tierId: params.tierId, changes: body }),
  }),
  endpoint({
    method: "DELETE",
    path: "/programs/{id}/tiers/{tierId}",
    area,
    summary: "Take a tier out of the draft",
    permission: "programs:write",
    params,
    responses: { 200: removedAnswer },
    run: (ctx, { params }) => removeTier(ctx, { programId: params.id, tierId: params.tierId }),
  }),
]
