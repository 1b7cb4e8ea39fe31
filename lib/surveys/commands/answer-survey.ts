import { recordAudit } from "@/lib/core/audit"
import { localDay } from "@/lib/core/calendar"
import { type Ctx, requireOwnMember, type Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId, sha256 } from "@/lib/core/id"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { recordSurveyEvent } from "@/lib/purchases/steps/record-survey-event"
import { shareHistory } from "@/lib/purchases/steps/share-history"
import type { AnswerSurveyInput } from "../schema"

export interface RecordedAnswer {
  id: string
  surveyId: string
  score: number
  comment: string
  createdAt: string
}

interface Respondent {
  customerId: string | null
  invitationId: string | null
  channel: "invitation" | "api" | "portal" | "link"
}

async function byToken(tx: Tx, surveyId: string, token: string): Promise<Respondent> {
  const where = { merchantId: tx.merchantId, surveyId, tokenHash: sha256(token) }
  const invitation = await tx.db.surveyInvitation.findFirst({ where, select: { id: true, customerId: true } })
  if (!invitation) throw new DomainError("link_invalid")
  const answered = await tx.db.surveyResponse.count({
    where: { merchantId: tx.merchantId, invitationId: invitation.id },
  })
  if (answered > 0) throw new DomainError("already_answered")
  return { customerId: invitation.customerId, invitationId: invitation.id, channel: "invitation" }
}

async function byMember(tx: Tx, memberId: string): Promise<Respondent> {
  requireOwnMember(tx, memberId)
  const key = { merchantId_id: { merchantId: tx.merchantId, id: memberId } }
  const member = await tx.db.member.findUnique({ where: key, select: { customerId: true } })
  if (!member) throw new DomainError("not_found")
  const channel = tx.actor.kind === "member" ? "portal" : "api"
  return { customerId: member.customerId, invitationId: null, channel }
}

async function respondentOf(tx: Tx, input: AnswerSurveyInput): Promise<Respondent> {
  if (input.token) return byToken(tx, input.surveyId, input.token)
  if (input.memberId) return byMember(tx, input.memberId)
  return { customerId: null, invitationId: null, channel: tx.actor.kind === "apiKey" ? "api" : "link" }
}

/**
 * Keeps one answer, and gives a known customer what the rules give for it, once per survey. A personal link answers once
 * and cannot be overwritten.
 * Throws `not_found`, `survey_not_open`, `link_invalid`, `already_answered`.
 */
export async function answerSurvey(ctx: Ctx, input: AnswerSurveyInput): Promise<RecordedAnswer> {
  requirePermission(ctx, "surveys:respond")
  if (ctx.actor.kind === "public" && input.memberId) throw new DomainError("forbidden")
  const { surveyId, score, comment = "" } = input
  return inTransaction(ctx, async (tx) => {
    await shareHistory(tx)
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: surveyId } }
    const survey = await tx.db.survey.findUnique({ where: key, select: { status: true } })
    if (!survey) throw new DomainError("not_found")
    if (survey.status !== "open") throw new DomainError("survey_not_open")
    const respondent = await respondentOf(tx, input)
    const id = newId()
    await tx.db.surveyResponse.create({
      data: {
        merchantId: ctx.merchantId,
        id,
        surveyId,
        ...respondent,
        score,
        comment,
        createdAt: tx.now,
        localDay: new Date(`${localDay(tx.now, ctx.merchant.timeZone)}T00:00:00Z`),
      },
      select: { id: true },
    })
    await recordAudit(tx, "survey.answer", id, { surveyId, channel: respondent.channel })
    await emit(tx, "survey.answered", { responseId: id })
    if (respondent.customerId) await recordSurveyEvent(tx, { customerId: respondent.customerId, surveyId, score })
    return { id, surveyId, score, comment, createdAt: tx.now.toISOString() }
  })
}
