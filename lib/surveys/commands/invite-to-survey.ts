import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { queueMails } from "@/lib/core/mail"
import { requirePermission } from "@/lib/core/permissions"
import type { InviteToSurveyInput } from "../schema"
import { type Invitee, listInvitees } from "../steps/invitees"
import { lockSurvey } from "../steps/lock-survey"
import { personalLink } from "../steps/personal-link"

interface Invitation {
  id: string
  memberId: string
  customerId: string
  url: string
  sentAt: string | null
}

export interface Invited {
  surveyId: string
  /** New invitations made now; who was invited before keeps the old link. */
  invited: number
  mailed: number
  /** The new links, where members were named. */
  invitations: Invitation[]
}

const pieceSize = 1000

async function invitePiece(
  tx: Tx,
  survey: { id: string; slug: string; question: string },
  invitees: Invitee[],
  send: boolean,
) {
  const made = invitees.map((invitee) => {
    const id = newId()
    return { id, ...invitee, link: personalLink(tx, survey.slug, id), mail: send ? invitee.email : null }
  })
  const rows = made.map(({ id, customerId, memberId, link, mail }) => ({
    id,
    surveyId: survey.id,
    customerId,
    memberId,
    tokenHash: link.tokenHash,
    createdAt: tx.now,
    sentAt: mail ? tx.now : null,
  }))
  await insertRows(tx, "SurveyInvitation", rows)
  const mails = made.flatMap(({ mail, firstName, link }) => {
    if (!mail) return []
    const hello = firstName ? `Hello ${firstName},` : "Hello,"
    const ask = `${tx.merchant.name} has one question for you. It takes less than a minute.`
    const paragraphs = [hello, ask, survey.question]
    return [
      {
        to: mail,
        subject: `One question from ${tx.merchant.name}`,
        paragraphs,
        link: { label: "Answer", url: link.url },
      },
    ]
  })
  await queueMails(tx, mails)
  return { mailed: mails.length, made }
}

/**
 * Makes a personal link for each member named, of a segment, or of all, and mails it when asked to. Who was invited before
 * is left alone. Throws `not_found`, `survey_not_open`.
 */
export async function inviteToSurvey(ctx: Ctx, input: InviteToSurveyInput): Promise<Invited> {
  requirePermission(ctx, "surveys:write")
  const { surveyId, send, memberIds } = input
  return inTransaction(ctx, async (tx) => {
    const { status } = await lockSurvey(tx, surveyId)
    if (status !== "open")
      throw new DomainError("survey_not_open", { detail: "Open the survey before inviting anybody." })
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: surveyId } }
    const survey = await tx.db.survey.findUniqueOrThrow({
      where: key,
      select: { id: true, slug: true, question: true },
    })
    const invitees = await listInvitees(tx, input)
    let mailed = 0
    const invitations: Invitation[] = []
    for (let from = 0; from < invitees.length; from += pieceSize) {
      const piece = await invitePiece(tx, survey, invitees.slice(from, from + pieceSize), send)
      mailed += piece.mailed
      if (!memberIds) continue
      for (const { id, memberId, customerId, link, mail } of piece.made) {
        invitations.push({ id, memberId, customerId, url: link.url, sentAt: mail ? tx.now.toISOString() : null })
      }
    }
    await recordAudit(tx, "survey.invite", surveyId, { invited: invitees.length, mailed })
    return { surveyId, invited: invitees.length, mailed, invitations }
  })
}
