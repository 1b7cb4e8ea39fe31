import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { answerSurvey } from "@/lib/surveys/commands/answer-survey"
import { closeSurvey } from "@/lib/surveys/commands/close-survey"
import { createSurvey } from "@/lib/surveys/commands/create-survey"
import { inviteToSurvey } from "@/lib/surveys/commands/invite-to-survey"
import { openSurvey } from "@/lib/surveys/commands/open-survey"
import { updateSurvey } from "@/lib/surveys/commands/update-survey"
import { getSurveyOrThrow } from "@/lib/surveys/queries/get-survey-or-throw"
import { getSurveyResults } from "@/lib/surveys/queries/get-survey-results"
import { listInvitations } from "@/lib/surveys/queries/list-invitations"
import { listResponses } from "@/lib/surveys/queries/list-responses"
import { listSurveys } from "@/lib/surveys/queries/list-surveys"
import { invitationBodySchema, responseBodySchema, surveyBodySchema, surveyChangeSchema } from "@/lib/surveys/schema"
import {
  invitationAnswer,
  invitedAnswer,
  responseAnswer,
  resultsAnswer,
  storedResponseAnswer,
  surveyAnswer,
  surveyListAnswer,
} from "./answers"

const area = "surveys"
const params = z.object({ id: idText })
const responseQuery = pageQuery.extend({
  group: z.enum(["promoters", "passives", "detractors"]).optional(),
  commented: z.stringbool().optional(),
})

const surveyEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/surveys",
    area,
    summary: "Make a survey of one question from 0 to 10",
    permission: "surveys:write",
    body: surveyBodySchema,
    responses: { 201: surveyAnswer },
    run: (ctx, { body }) => createSurvey(ctx, body),
  }),
  endpoint({
    method: "GET",
    path: "/surveys",
    area,
    summary: "List surveys, newest first",
    permission: "surveys:read",
    query: pageQuery,
    responses: { 200: pageSchema(surveyListAnswer) },
    run: (ctx, { query }) => listSurveys(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/surveys/{id}",
    area,
    summary: "Read a survey",
    permission: "surveys:read",
    params,
    responses: { 200: surveyAnswer },
    run: (ctx, { params }) => getSurveyOrThrow(ctx, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/surveys/{id}",
    area,
    summary: "Change a draft",
    permission: "surveys:write",
    params,
    body: surveyChangeSchema,
    responses: { 200: surveyAnswer },
    run: (ctx, { params, body }) => updateSurvey(ctx, { surveyId: params.id, ...body }),
  }),
  endpoint({
    method: "POST",
    path: "/surveys/{id}/open",
    area,
    summary: "Let a survey take answers",
    permission: "surveys:write",
    params,
    responses: { 200: surveyAnswer },
    run: (ctx, { params }) => openSurvey(ctx, { surveyId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
  endpoint({
    method: "POST",
    path: "/surveys/{id}/close",
    area,
    summary: "End a survey",
    permission: "surveys:write",
    params,
    responses: { 200: surveyAnswer },
    run: (ctx, { params }) => closeSurvey(ctx, { surveyId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
]

const answerEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/surveys/{id}/invitations",
    area,
    summary: "Make personal links for members",
    permission: "surveys:write",
    params,
    body: invitationBodySchema,
    responses: { 201: invitedAnswer },
    run: (ctx, { params, body }) => inviteToSurvey(ctx, { surveyId: params.id, ...body }),
  }),
  endpoint({
    method: "GET",
    path: "/surveys/{id}/invitations",
    area,
    summary: "List personal links, oldest first",
    permission: "surveys:write",
    params,
    query: pageQuery,
    responses: { 200: pageSchema(invitationAnswer) },
    run: (ctx, { params, query }) => listInvitations(ctx, { surveyId: params.id, ...query }),
  }),
  endpoint({
    method: "POST",
    path: "/surveys/{id}/responses",
    area,
    summary: "Record an answer",
    permission: "surveys:respond",
    params,
    body: responseBodySchema,
    responses: { 201: responseAnswer },
    run: (ctx, { params, body }) => answerSurvey(ctx, { surveyId: params.id, ...body }),
  }),
  endpoint({
    method: "GET",
    path: "/surveys/{id}/responses",
    area,
    summary: "List answers, newest first",
    permission: "surveys:read",
    params,
    query: responseQuery,
    responses: { 200: pageSchema(storedResponseAnswer) },
    run: (ctx, { params, query }) => listResponses(ctx, { surveyId: params.id, ...query }),
  }),
  endpoint({
    method: "GET",
    path: "/surveys/{id}/results",
    area,
    summary: "Read score, confidence interval, distribution and course",
    permission: "surveys:read",
    params,
    responses: { 200: resultsAnswer },
    run: (ctx, { params }) => getSurveyResults(ctx, params.id),
  }),
]

export const surveysEndpoints: AnyEndpoint[] = [...surveyEndpoints, ...answerEndpoints]
