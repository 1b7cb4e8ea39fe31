import { createSafeActionClient } from "next-safe-action"
import { z } from "zod"
import { portalCtx } from "./auth/portal-session"
import { publicMerchantCtx } from "./auth/public"
import { staffCtxOrThrow } from "./auth/staff-session"
import type { Ctx } from "./ctx"
import { DomainError, type ErrorCode, errorCodes, type FieldError } from "./errors"
import { newId } from "./id"
import { errorFacts, log } from "./log"

/** What a failed action answers: a code, its sentence, the fields at fault, and the id under which the log has more. */
export interface ActionError {
  code: ErrorCode
  message: string
  fields: FieldError[]
  errorId: string
}

function toActionError(error: unknown): ActionError {
  const errorId = newId()
  if (error instanceof DomainError) return { code: error.code, message: error.detail, fields: error.fields, errorId }
  log.error({ errorId, ...errorFacts(error) }, "action failed")
  return { code: "internal", message: `${errorCodes.internal[1]} (${errorId})`, fields: [], errorId }
}

const client = createSafeActionClient({ handleServerError: toActionError })

const slug = z.string().max(80)

function bound(inputs: readonly unknown[], index: number): string {
  const parsed = slug.safeParse(inputs[index])
  if (!parsed.success) throw new DomainError("not_found")
  return parsed.data
}

/** Actions of signed-in staff; the page binds its merchant's slug: `redeemRewardAction.bind(null, slug)`. */
export const staffAction = client
  .use(async ({ next, bindArgsClientInputs }) =>
    next({ ctx: { actx: await staffCtxOrThrow(bound(bindArgsClientInputs, 0)) } }),
  )
  .bindArgsSchemas([slug])

/** Actions of a signed-in member; the page binds merchant's and program's slugs. */
export const memberAction = client
  .use(async ({ next, bindArgsClientInputs }) => {
    const ctx = await portalCtx(bound(bindArgsClientInputs, 0), bound(bindArgsClientInputs, 1))
    if (!ctx) throw new DomainError("unauthenticated")
    return next({ ctx: { actx: ctx } })
  })
  .bindArgsSchemas([slug, slug])

/** Actions of anybody, on one merchant's public pages; the page binds the merchant's slug. */
export const publicAction = client
  .use(async ({ next, bindArgsClientInputs }) =>
    next({ ctx: { actx: await publicMerchantCtx(bound(bindArgsClientInputs, 0)) } }),
  )
  .bindArgsSchemas([slug])

/** Actions that belong to no merchant: sign-up of the first owner, accepting an invitation. */
export const globalAction = client

/** Joins a command to an action: `staffAction.inputSchema(schema).action(run(command))`. */
export function run<I, O>(command: (ctx: Ctx, input: I) => Promise<O>) {
  return ({ parsedInput, ctx }: { parsedInput: I; ctx: { actx: Ctx } }): Promise<O> => command(ctx.actx, parsedInput)
}
