"use server"

import { headers } from "next/headers"
import { publicAction, run, staffAction } from "@/lib/core/action"
import { requestOrigin } from "@/lib/core/auth/request-origin"
import { throttle } from "@/lib/core/auth/throttle"
import { answerSurvey } from "./commands/answer-survey"
import { closeSurvey } from "./commands/close-survey"
import { createSurvey } from "./commands/create-survey"
import { inviteToSurvey } from "./commands/invite-to-survey"
import { openSurvey } from "./commands/open-survey"
import { updateSurvey } from "./commands/update-survey"
import {
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

/** The public page's answer, throttled by where it comes from. */
export const answerSurveyAction = publicAction.inputSchema(publicAnswerSchema).action(async ({ parsedInput, ctx }) => {
  await throttle("public-form", requestOrigin((await headers()).get("x-forwarded-for")))
  return answerSurvey(ctx.actx, parsedInput)
})
