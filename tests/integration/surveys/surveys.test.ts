import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { answerSurvey } from "@/lib/surveys/commands/answer-survey"
import { closeSurvey } from "@/lib/surveys/commands/close-survey"
import { createSurvey } from "@/lib/surveys/commands/create-survey"
import { inviteToSurvey } from "@/lib/surveys/commands/invite-to-survey"
import { openSurvey } from "@/lib/surveys/commands/open-survey"
import { updateSurvey } from "@/lib/surveys/commands/update-survey"
import { getPublicSurvey } from "@/lib/surveys/queries/get-public-survey"
import { getSurveyResults } from "@/lib/surveys/queries/get-survey-results"
import { listInvitations } from "@/lib/surveys/queries/list-invitations"
import { listResponses } from "@/lib/surveys/queries/list-responses"
import { asPublic, asStaff, auditActions, makeMember, makeMerchant, makeProgram, topics } from "@/tests/support/world"

let ctx: Ctx
let programId: string

beforeAll(async () => {
  ctx = await makeMerchant()
  programId = await makeProgram(ctx)
})

function openOne() {
  return createSurvey(ctx, { title: "How was it?", status: "open" })
}

function tokenOf(url: string): string {
  return new URL(url).searchParams.get("t") ?? ""
}

describe("a survey", () => {
  it("takes answers while it is open, and only then", async () => {
    const draft = await createSurvey(ctx, { title: "Later", slug: "later", status: "draft" })
    const visitor = asPublic(ctx)
    const answer = { surveyId: draft.id, score: 9, comment: "Good bread" }
    await expect(answerSurvey(visitor, answer)).rejects.toMatchObject({ code: "survey_not_open" })
    await updateSurvey(ctx, { surveyId: draft.id, question: "Would you come back?" })
    await openSurvey(ctx, { surveyId: draft.id })
    await expect(updateSurvey(ctx, { surveyId: draft.id, question: "Other" })).rejects.toMatchObject({
      code: "conflict",
    })
    const recorded = await answerSurvey(visitor, answer)
    expect(await auditActions(ctx, recorded.id)).toEqual(["survey.answer"])
    expect(await topics(ctx)).toContain("survey.answered")
    await closeSurvey(ctx, { surveyId: draft.id })
    await expect(answerSurvey(visitor, answer)).rejects.toMatchObject({ code: "survey_not_open" })
    await expect(closeSurvey(ctx, { surveyId: draft.id })).rejects.toMatchObject({ code: "survey_not_open" })
    expect(await getPublicSurvey(visitor, "later")).toMatchObject({ status: "closed" })
  })

  it("gives each member one link, which answers once, also when it is sent twice at once", async () => {
    const survey = await openOne()
    const memberIds = [await makeMember(ctx, programId), await makeMember(ctx, programId)]
    const { invitations } = await inviteToSurvey(ctx, { surveyId: survey.id, memberIds, send: false })
    expect(invitations.map(({ memberId }) => memberId).sort()).toEqual([...memberIds].sort())
    const strangers = [memberIds[0] ?? "", newId()]
    await expect(inviteToSurvey(ctx, { surveyId: survey.id, memberIds: strangers, send: false })).rejects.toMatchObject(
      {
        fields: [{ path: "memberIds.1" }],
      },
    )
    const again = await inviteToSurvey(ctx, { surveyId: survey.id, memberIds, send: false })
    expect(again.invited).toBe(0)

    const token = tokenOf(invitations[0]?.url ?? "")
    expect(await getPublicSurvey(asPublic(ctx), survey.slug, token)).toMatchObject({ link: "usable" })
    const asks = [10, 0, 5].map((score) => answerSurvey(asPublic(ctx), { surveyId: survey.id, score, token }))
    const outcomes = await Promise.allSettled(asks)
    const refused = outcomes.filter((one) => one.status === "rejected")
    expect(refused.map(({ reason }) => reason.code)).toEqual(["already_answered", "already_answered"])
    expect(await getPublicSurvey(asPublic(ctx), survey.slug, token)).toMatchObject({ link: "answered" })

    const stored = await listInvitations(ctx, { surveyId: survey.id, limit: 10 })
    expect(stored.data.filter(({ answered }) => answered)).toHaveLength(1)
    expect(stored.data.map(({ url }) => url)).toEqual(invitations.map(({ url }) => url))
    const unknown = answerSurvey(asPublic(ctx), { surveyId: survey.id, score: 1, token: "nobody" })
    await expect(unknown).rejects.toMatchObject({ code: "link_invalid" })
  })

  it("mails the links where an address is known", async () => {
    const survey = await openOne()
    const memberId = await makeMember(ctx, programId, 0n, null, { email: "ada@example.com" })
    const { mailed, invitations } = await inviteToSurvey(ctx, {
      surveyId: survey.id,
      memberIds: [memberId],
      send: true,
    })
    expect(mailed).toBe(1)
    const mails = await inRead(ctx, (tx) => tx.db.mail.findMany({ where: { toAddress: "ada@example.com" } }))
    expect(mails[0]?.text).toContain(invitations[0]?.url)
  })

  it("reckons score, interval and groups", async () => {
    const survey = await openOne()
    for (const score of [10, 10, 9, 8, 7, 3, 0, 10]) {
      await answerSurvey(asPublic(ctx), { surveyId: survey.id, score, comment: score === 3 ? "Too slow" : "" })
    }
    const results = await getSurveyResults(ctx, survey.id)
    expect(results).toMatchObject({ responses: 8, promoters: 4, passives: 2, detractors: 2, score: 25 })
    expect(results.interval?.low).toBeLessThan(25)
    expect(results.weeks).toEqual([expect.objectContaining({ responses: 8, score: 25 })])
    await inTransaction(
      ctx,
      (tx) =>
        tx.db
          .$executeRaw`UPDATE "survey_response" SET "localDay" = "localDay" - 21 WHERE "merchantId" = ${ctx.merchantId}::uuid AND "surveyId" = ${survey.id}::uuid AND "score" = 10`,
    )
    const { weeks } = await getSurveyResults(ctx, survey.id)
    expect(weeks.map(({ responses, score }) => [responses, score])).toEqual([
      [3, 100],
      [0, null],
      [0, null],
      [5, -20],
    ])
    const unhappy = await listResponses(ctx, { surveyId: survey.id, group: "detractors", commented: true, limit: 10 })
    expect(unhappy.data.map(({ comment }) => comment)).toEqual(["Too slow"])
  })

  it("keeps merchants and roles apart", async () => {
    const survey = await openOne()
    const other = await makeMerchant()
    await expect(getSurveyResults(other, survey.id)).rejects.toMatchObject({ code: "not_found" })
    await expect(answerSurvey(asPublic(other), { surveyId: survey.id, score: 1 })).rejects.toMatchObject({
      code: "not_found",
    })
    const asManager = createSurvey(asStaff(ctx, "manager"), { title: "No", status: "open" })
    await expect(asManager).rejects.toMatchObject({ code: "forbidden" })
    const memberId = await makeMember(ctx, programId)
    const forAnother = answerSurvey(asPublic(ctx), { surveyId: survey.id, score: 1, memberId })
    await expect(forAnother).rejects.toMatchObject({ code: "forbidden" })
  })
})
