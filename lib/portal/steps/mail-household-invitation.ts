import { appUrl } from "@/lib/core/app-url"
import type { Tx } from "@/lib/core/ctx"
import { queueMail } from "@/lib/core/mail"
import type { TypedAddress } from "@/lib/members/domain/typed-address"
import { findProgramMember } from "@/lib/members/steps/find-program-member"

/**
 * Mails a member that they are invited to a household, once this commits. A stranger gets nothing, and whoever invites learns
 * nothing of it. What they wrote, their name and the household's, is not sent in the merchant's name: the portal shows it.
 */
export async function mailHouseholdInvitation(
  tx: Tx,
  programId: string,
  { kind, value }: TypedAddress,
  openDays: number,
): Promise<void> {
  const { merchantId, merchant } = tx
  const found = await findProgramMember(tx, programId, kind === "email" ? { email: value } : { cardNumber: value })
  if (found?.status !== "active") return
  const { customer, program } = await tx.db.member.findUniqueOrThrow({
    where: { merchantId_id: { merchantId, id: found.id } },
    select: { customer: { select: { email: true } }, program: { select: { name: true, slug: true } } },
  })
  const to = kind === "email" ? value : customer.email
  if (to === null) return
  await queueMail(tx, {
    to,
    subject: `You are invited to a household of ${program.name}`,
    paragraphs: [
      `A member of ${program.name} asks you to redeem together with them. Everybody keeps their own points, and whoever redeems uses what all of you have.`,
      `Sign in to see who it is, and to accept or decline within ${openDays} days. If you do nothing, nothing changes.`,
    ],
    link: { label: "Look at it", url: appUrl(`/p/${merchant.slug}/${program.slug}/household`) },
  })
}
