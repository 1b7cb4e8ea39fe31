import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { idText } from "@/lib/core/values"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { removeEarningRule } from "@/lib/programs/commands/remove-earning-rule"
import { updateEarningRule } from "@/lib/programs/commands/update-earning-rule"
import { earningRuleSchema, updateEarningRuleSchema } from "@/lib/programs/schema"
import { removedAnswer, ruleAnswer } from "./answers"

const area = "Programs"
const params = z.object({ id: idText, ruleId: idText })

export const ruleEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/programs/{id}/earning-rules",
    area,
    summary: "Add an earning rule to the draft",
    permission: "programs:write",
    params: z.object({ id: idText }),
    body: earningRuleSchema,
    responses: { 201: ruleAnswer },
    run: (ctx, { params, body }) => addEarningRule(ctx, { programId: params.id, rule: body }),
  }),
  endpoint({
    method: "PATCH",
    path: "/programs/{id}/earning-rules/{ruleId}",
    area,
    summary: "Change an earning rule of the draft; null takes an option away",
    permission: "programs:write",
    params,
    body: updateEarningRuleSchema,
    responses: { 200: ruleAnswer },
    run: (ctx, { params, body }) =>
      updateEarningRule(ctx, { programId: params.id, ruleId: params.ruleId, changes: body }),
  }),
  endpoint({
    method: "DELETE",
    path: "/programs/{id}/earning-rules/{ruleId}",
    area,
    summary: "Take an earning rule out of the draft",
    permission: "programs:write",
    params,
    responses: { 200: removedAnswer },
    run: (ctx, { params }) => removeEarningRule(ctx, { programId: params.id, ruleId: params.ruleId }),
  }),
]
