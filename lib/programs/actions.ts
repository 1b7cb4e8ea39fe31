"use server"

import { run, staffAction } from "@/lib/core/action"
import type { Ctx } from "@/lib/core/ctx"
import { createProgram } from "./commands/create-program"
import { publishProgram } from "./commands/publish-program"
import { restoreVersion } from "./commands/restore-version"
import { saveDraft } from "./commands/save-draft"
import { withdrawVersion } from "./commands/withdraw-version"
import { estimateEarning } from "./queries/estimate-earning"
import { getValueCurve } from "./queries/get-value-curve"
import {
  createProgramSchema,
  type EstimateInput,
  estimateSchema,
  publishActionSchema,
  restoreActionSchema,
  saveDraftSchema,
  type ValueCurveQuery,
  valueCurveSchema,
  withdrawActionSchema,
} from "./schema"

const estimate = (ctx: Ctx, { rules, tiers, ...input }: EstimateInput) =>
  estimateEarning(ctx, { ...input, ...named(rules, tiers) })

const curve = (ctx: Ctx, { rules, tiers, ...input }: ValueCurveQuery) =>
  getValueCurve(ctx, { ...input, ...named(rules, tiers) })

function named(rules: EstimateInput["rules"], tiers: EstimateInput["tiers"]) {
  return {
    rules: rules.map(({ id, rule }) => ({ ...rule, id })),
    tiers: tiers.map(({ id, tier }) => ({ ...tier, id })),
  }
}

export const createProgramAction = staffAction.inputSchema(createProgramSchema).action(run(createProgram))
export const saveDraftAction = staffAction.inputSchema(saveDraftSchema).action(run(saveDraft))
export const publishProgramAction = staffAction.inputSchema(publishActionSchema).action(run(publishProgram))
export const estimateEarningAction = staffAction.inputSchema(estimateSchema).action(run(estimate))
export const getValueCurveAction = staffAction.inputSchema(valueCurveSchema).action(run(curve))
export const restoreVersionAction = staffAction.inputSchema(restoreActionSchema).action(run(restoreVersion))
export const withdrawVersionAction = staffAction.inputSchema(withdrawActionSchema).action(run(withdrawVersion))
