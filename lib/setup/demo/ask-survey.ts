import { type Ctx, publicCtx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type DemoWorld, inLanes } from "@/lib/setup/demo/world"
import { answerSurvey } from "@/lib/surveys/commands/answer-survey"
import { createSurvey } from "@/lib/surveys/commands/create-survey"
import { inviteToSurvey } from "@/lib/surveys/commands/invite-to-survey"
import { personalLink } from "@/lib/surveys/steps/personal-link"
import { survey } from "@/prisma/seed/program"

/** Asks members by personal links and has them answer, each once. No mail is sent. */
export async function askSurvey(world: DemoWorld): Promise<void> {
  const { customers, survey: plan } = world.history
  const ctx = world.at(plan.opensAt)
  const surveyId = (await findSurvey(ctx)) ?? (await createSurvey(ctx, survey)).id
  const memberIds = await findMembers(
    ctx,
    plan.invited.flatMap((index) => customers[index]?.externalId ?? []),
  )
  if (memberIds.length > 0) await inviteToSurvey(ctx, { surveyId, memberIds, send: false })
  const open = await openInvitations(ctx, surveyId)
  await inLanes(
    plan.answers,
    ({ customer }) => customer,
    async ({ customer, at, score, comment }) => {
      const invitationId = open.get(customers[customer]?.externalId ?? "")
      if (!invitationId) return
      const { token } = personalLink(ctx, survey.slug, invitationId)
      const answer = { surveyId, score, token, ...(comment ? { comment } : {}) }
      await answerSurvey(publicCtx(ctx.merchant, at), answer)
    },
  )
  await world.advance(plan.answers.length)
}

async function findSurvey(ctx: Ctx): Promise<string | undefined> {
  const key = { merchantId_slug: { merchantId: ctx.merchantId, slug: survey.slug } }
  const found = await inRead(ctx, (tx) => tx.db.survey.findUnique({ where: key, select: { id: true } }))
  return found?.id
}

async function findMembers(ctx: Ctx, externalIds: string[]): Promise<string[]> {
  const where = { merchantId: ctx.merchantId, customer: { externalId: { in: externalIds } } }
  const rows = await inRead(ctx, (tx) => tx.db.member.findMany({ where, select: { id: true } }))
  return rows.map(({ id }) => id)
}

/** Invitations without an answer, by the customer's number. */
async function openInvitations(ctx: Ctx, surveyId: string): Promise<Map<string, string>> {
  const rows = await inRead(ctx, (tx) =>
    tx.db.surveyInvitation.findMany({
      where: { merchantId: ctx.merchantId, surveyId, responses: { none: {} } },
      select: { id: true, customer: { select: { externalId: true } } },
    }),
  )
  return new Map(rows.map(({ id, customer }) => [customer.externalId ?? "", id]))
}
