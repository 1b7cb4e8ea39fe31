"use server"

import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { publicAction, run, staffAction } from "@/lib/core/action"
import { requestOrigin } from "@/lib/core/auth/request-origin"
import { throttle } from "@/lib/core/auth/throttle"
import { DomainError } from "@/lib/core/errors"
import { answerSurvey } from "./commands/answer-survey"
import { closeSurvey } from "./commands/close-survey"
import { createSurvey } from "./commands/create-survey"
import { inviteToSurvey } from "./commands/invite-to-survey"
import { openSurvey } from "./commands/open-survey"
import { updateSurvey } from "./commands/update-survey"
import {
  answerFormSchema,
  createSurveySchema,
  inviteToSurveySchema,
  publicAnswerSchema,
  surveyIdSchema,
  updateSurveySchema,
} from "./schema"

export const createSurveyAction = staffAction.inputSchema(createSurveySchema).action(run(createSurvey))
export const updateSurveyAction = staffAction.inputSchema(updateSurveySchema).action(run(updateSurvey))
export const openSurveyAction = staffAction.inputSchema(surveyIdSchema).action(run(openSurvey))
export const closeSurveyAction = staffAction.inputSchema(surveyIdSchema).action(run(closeSurvey))
export const inviteToSurveyAction = staffAction.inputSchema(inviteToSurveySchema).action(run(inviteToSurvey))

async function throttlePublic(): Promise<void> {
  await throttle("public-form", requestOrigin((await headers()).get("x-forwarded-for")))
}

/** The public page's answer, throttled by where it comes from. */
export const answerSurveyAction = publicAction.inputSchema(publicAnswerSchema).action(async ({ parsedInput, ctx }) => {
  await throttlePublic()
  return answerSurvey(ctx.actx, parsedInput)
})

/** The same as a plain form sends it, where there is no JavaScript: the page that follows says what became of it. */
export const answerSurveyFormAction = publicAction
  .inputSchema(answerFormSchema)
  .stateAction(async ({ parsedInput: { slug, score, ...answer }, ctx: { actx } }) => {
    const page = `/s/${actx.merchant.slug}/${slug}`
    const again = new URLSearchParams({ ...(answer.token ? { t: answer.token } : {}), again: "1" })
    if (score === null) redirect(`${page}?${again}`)
    try {
      await throttlePublic()
      await answerSurvey(actx, { ...answer, score })
    } catch (error) {
      if (error instanceof DomainError) redirect(`${page}?${again}`)
      throw error
    }
    redirect(`${page}?done=1`)
  })
