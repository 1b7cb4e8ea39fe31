import { expect, test } from "vitest"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { answerSurvey } from "@/lib/surveys/commands/answer-survey"
import { createSurvey } from "@/lib/surveys/commands/create-survey"
import { asPublic } from "../../support/world"
import { brokenLaws, makeClub, pointPerDollar } from "../purchases/club"
import { countEvents, gift, given } from "./rules"

const withRule = (value: number) => [
  pointPerDollar,
  gift("surveyResponse", 25, {
    condition: { combinator: "and", rules: [{ field: "event.data.score", operator: ">=", value }] },
  }),
]

test("an answer of a known customer gives its points, once for each survey", async () => {
  const { ctx } = await makeClub({ rules: withRule(0), joinPolicy: "optIn" })
  const ada = await enrollMember(ctx, { customer: { externalId: "ada" } })
  const first = await createSurvey(ctx, { title: "First", status: "open" })
  const second = await createSurvey(ctx, { title: "Second", status: "open" })
  await answerSurvey(ctx, { surveyId: first.id, memberId: ada.id, score: 9 })
  await answerSurvey(ctx, { surveyId: first.id, memberId: ada.id, score: 3 })
  expect(await given(ctx, "surveyResponse")).toEqual([[25, ctx.now.toISOString()]])
  await Promise.all([1, 2].map(() => answerSurvey(ctx, { surveyId: second.id, memberId: ada.id, score: 9 })))
  expect(await given(ctx, "surveyResponse")).toHaveLength(2)
  expect(await brokenLaws(ctx)).toEqual([])
})

test("an answer of somebody unknown gives nothing, nor one that the condition does not hold for", async () => {
  const { ctx } = await makeClub({ rules: withRule(9), joinPolicy: "optIn" })
  const ada = await enrollMember(ctx, { customer: { externalId: "ada" } })
  const survey = await createSurvey(ctx, { title: "First", status: "open" })
  await answerSurvey(asPublic(ctx), { surveyId: survey.id, score: 10 })
  expect(await countEvents(ctx, "surveyResponse")).toBe(0)
  await answerSurvey(ctx, { surveyId: survey.id, memberId: ada.id, score: 8 })
  expect(await given(ctx, "surveyResponse")).toEqual([])
})

test("without a rule that looks at answers nothing is recorded beside them", async () => {
  const { ctx } = await makeClub({ joinPolicy: "optIn" })
  const ada = await enrollMember(ctx, { customer: { externalId: "ada" } })
  const survey = await createSurvey(ctx, { title: "First", status: "open" })
  await answerSurvey(ctx, { surveyId: survey.id, memberId: ada.id, score: 8 })
  expect(await countEvents(ctx, "surveyResponse")).toBe(0)
})
