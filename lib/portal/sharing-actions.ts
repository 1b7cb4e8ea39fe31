"use server"

import { redirect } from "next/navigation"
import { memberAction } from "@/lib/core/action"
import { answerHouseholdInvitation } from "./commands/answer-household-invitation"
import { createOwnHousehold } from "./commands/create-own-household"
import { giveOwnPoints } from "./commands/give-own-points"
import { inviteToHousehold } from "./commands/invite-to-household"
import { quitHousehold } from "./commands/quit-household"
import { withdrawHouseholdInvitation } from "./commands/withdraw-household-invitation"
import { previewOwnGift } from "./queries/preview-own-gift"
import { emptyFormSchema } from "./schema"
import {
  giftFormSchema,
  giveFormSchema,
  householdFormSchema,
  invitationFormSchema,
  inviteFormSchema,
} from "./schema-sharing"

export const previewOwnGiftAction = memberAction
  .inputSchema(giftFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx } }) => previewOwnGift(actx, parsedInput))

export const giveOwnPointsAction = memberAction
  .inputSchema(giveFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    const { transferId } = await giveOwnPoints(actx, parsedInput)
    redirect(`/p/${merchant}/${program}/give?done=${transferId}`)
  })

export const createOwnHouseholdAction = memberAction
  .inputSchema(householdFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await createOwnHousehold(actx, parsedInput)
    redirect(`/p/${merchant}/${program}/household`)
  })

export const inviteToHouseholdAction = memberAction
  .inputSchema(inviteFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await inviteToHousehold(actx, parsedInput)
    redirect(`/p/${merchant}/${program}/household?invited=1`)
  })

export const acceptInvitationAction = memberAction
  .inputSchema(invitationFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await answerHouseholdInvitation(actx, { ...parsedInput, accept: true })
    redirect(`/p/${merchant}/${program}/household`)
  })

export const declineInvitationAction = memberAction
  .inputSchema(invitationFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await answerHouseholdInvitation(actx, { ...parsedInput, accept: false })
    redirect(`/p/${merchant}/${program}/household`)
  })

export const withdrawInvitationAction = memberAction
  .inputSchema(invitationFormSchema)
  .stateAction(async ({ parsedInput, ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await withdrawHouseholdInvitation(actx, parsedInput)
    redirect(`/p/${merchant}/${program}/household`)
  })

export const quitHouseholdAction = memberAction
  .inputSchema(emptyFormSchema)
  .stateAction(async ({ ctx: { actx }, bindArgsParsedInputs: [merchant, program] }) => {
    await quitHousehold(actx)
    redirect(`/p/${merchant}/${program}/household`)
  })
