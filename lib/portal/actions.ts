"use server"

import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { memberAction, publicAction } from "@/lib/core/action"
import { knownDevice, rememberDevice } from "@/lib/core/auth/known-device"
import {
  dropPendingSignIn,
  dropPortalCookie,
  keepPendingSignIn,
  keepPortalCookie,
  pendingSignIn,
  portalToken,
} from "@/lib/core/auth/portal-cookie"
import { requestOrigin } from "@/lib/core/auth/request-origin"
import type { Ctx } from "@/lib/core/ctx"
import { changeOwnSubscription } from "./commands/change-own-subscription"
import { confirmMemberCode } from "./commands/confirm-member-code"
import { dismissOwnNotice } from "./commands/dismiss-own-notice"
import { leaveProgram } from "./commands/leave-program"
import { redeemOwnReward } from "./commands/redeem-own-reward"
import { requestMemberCode } from "./commands/request-member-code"
import { requestOwnErasure } from "./commands/request-own-erasure"
import { signOutMember } from "./commands/sign-out-member"
import { tellOwnBirthday } from "./commands/tell-own-birthday"
import { updateOwnConsents } from "./commands/update-own-consents"
import { withdrawOwnErasure } from "./commands/withdraw-own-erasure"
import {
  birthdayFormSchema,
  codeFormSchema,
  consentsFormSchema,
  emptyFormSchema,
  joinFormSchema,
  noticeFormSchema,
  programFormSchema,
  redeemFormSchema,
  sessionFormSchema,
  signInFormSchema,
  subscriptionFormSchema,
} from "./schema"

async function currentOrigin(): Promise<string> {
  return requestOrigin((await headers()).get("x-forwarded-for"))
}

/** Where a request comes from, and from which device if that one signed in with this address before. */
async function currentSource(ctx: Ctx, email: string): Promise<{ origin: string; device: string | undefined }> {
  return { origin: await currentOrigin(), device: await knownDevice(accountOf(ctx, email)) }
}

function accountOf(ctx: Ctx, email: string): string {
  return `${ctx.merchantId} ${email.toLowerCase()}`
}

export const joinAction = publicAction
  .inputSchema(joinFormSchema)
  .stateAction(async ({ parsedInput: { program, email, ...join }, ctx: { actx } }) => {
    const asked = { program, email, join: true, ...(await currentSource(actx, email)) }
    const { codeId } = await requestMemberCode(actx, asked)
    await keepPendingSignIn(actx.merchant.slug, program, { codeId, email, join })
    redirect(`/p/${actx.merchant.slug}/${program}/code`)
  })

export const signInAction = publicAction
  .inputSchema(signInFormSchema)
  .stateAction(async ({ parsedInput: { program, email }, ctx: { actx } }) => {
    const asked = { program, email, join: false, ...(await currentSource(actx, email)) }
    const { codeId } = await requestMemberCode(actx, asked)
    await keepPendingSignIn(actx.merchant.slug, program, { codeId, email })
    redirect(`/p/${actx.merchant.slug}/${program}/code`)
  })

export const resendCodeAction = publicAction
  .inputSchema(programFormSchema)
  .stateAction(async ({ parsedInput: { program }, ctx: { actx } }) => {
    const pending = await pendingSignIn(actx.merchant.slug, program)
    if (!pending) redirect(`/p/${actx.merchant.slug}/${program}/sign-in`)
    const { email, join } = pending
    const asked = { program, email, join: join !== undefined, ...(await currentSource(actx, email)) }
    const { codeId } = await requestMemberCode(actx, asked)
    await keepPendingSignIn(actx.merchant.slug, program, { ...pending, codeId })
    return { sent: true }
  })

export const confirmCodeAction = publicAction
  .inputSchema(codeFormSchema)
  .stateAction(async ({ parsedInput: { program, code }, ctx: { actx } }) => {
    const { slug } = actx.merchant
    const pending = await pendingSignIn(slug, program)
    // Another tab was faster: whoever is signed in by it goes on from there.
    if (!pending) redirect(`/p/${slug}/${program}/sign-in`)
    const { token } = await confirmMemberCode(actx, {
      ...pending,
      program,
      code,
      ...(await currentSource(actx, pending.email)),
      userAgent: (await headers()).get("user-agent") ?? "",
      previousToken: await portalToken(slug, program),
    })
    await keepPortalCookie(slug, program, token)
    await dropPendingSignIn(slug, program)
    await rememberDevice(accountOf(actx, pending.email))
    redirect(`/p/${slug}/${program}`)
  })

export const redeemOwnRewardAction = memberAction
  .inputSchema(redeemFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    const { redemptionId } = await redeemOwnReward(actx, parsedInput)
    redirect(`/p/${merchant}/${program}/vouchers/${redemptionId}?new=1`)
  })

export const updateOwnConsentsAction = memberAction
  .inputSchema(consentsFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx } }) => updateOwnConsents(actx, parsedInput))

export const tellOwnBirthdayAction = memberAction
  .inputSchema(birthdayFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await tellOwnBirthday(actx, parsedInput)
    redirect(`/p/${merchant}/${program}/me`)
  })

export const dismissOwnNoticeAction = memberAction
  .inputSchema(noticeFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await dismissOwnNotice(actx, parsedInput)
    redirect(`/p/${merchant}/${program}`)
  })

export const cancelOwnSubscriptionAction = memberAction
  .inputSchema(subscriptionFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await changeOwnSubscription(actx, { ...parsedInput, way: "cancel" })
    redirect(`/p/${merchant}/${program}`)
  })

export const resumeOwnSubscriptionAction = memberAction
  .inputSchema(subscriptionFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await changeOwnSubscription(actx, { ...parsedInput, way: "resume" })
    redirect(`/p/${merchant}/${program}`)
  })

export const endSessionAction = memberAction
  .inputSchema(sessionFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await signOutMember(actx, { which: parsedInput })
    redirect(`/p/${merchant}/${program}/me`)
  })

export const signOutAction = memberAction
  .inputSchema(emptyFormSchema)
  .stateAction(async ({ ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await signOutMember(actx, { which: "this" })
    await dropPortalCookie(merchant, program)
    redirect(`/p/${merchant}/${program}`)
  })

export const signOutEverywhereAction = memberAction
  .inputSchema(emptyFormSchema)
  .stateAction(async ({ ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await signOutMember(actx, { which: "all" })
    await dropPortalCookie(merchant, program)
    redirect(`/p/${merchant}/${program}`)
  })

export const requestOwnErasureAction = memberAction
  .inputSchema(emptyFormSchema)
  .stateAction(async ({ ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await requestOwnErasure(actx)
    redirect(`/p/${merchant}/${program}/me/erase`)
  })

export const withdrawOwnErasureAction = memberAction
  .inputSchema(emptyFormSchema)
  .stateAction(async ({ ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await withdrawOwnErasure(actx)
    redirect(`/p/${merchant}/${program}/me/erase`)
  })

export const leaveProgramAction = memberAction
  .inputSchema(emptyFormSchema)
  .stateAction(async ({ ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await leaveProgram(actx)
    await dropPortalCookie(merchant, program)
    redirect(`/p/${merchant}/${program}`)
  })
