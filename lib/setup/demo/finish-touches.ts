import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { inviteStaff } from "@/lib/merchants/commands/invite-staff"
import { createSegment } from "@/lib/segments/commands/create-segment"
import { giveBenefits } from "@/lib/setup/demo/give-benefits"
import { invited } from "@/prisma/seed/cafe"
import { segments } from "@/prisma/seed/program"

/** What is only made once all else is there: segments, counted at once, an invitation that waits, benefits given at the bar. */
export async function finishTouches(ctx: Ctx): Promise<void> {
  const { merchantId } = ctx
  const known = await inRead(ctx, async (tx) => ({
    segments: await tx.db.segment.findMany({ where: { merchantId }, select: { name: true } }),
    invitations: await tx.db.staffInvitation.count({ where: { merchantId } }),
  }))
  for (const segment of segments) {
    if (!known.segments.some(({ name }) => name === segment.name)) await createSegment(ctx, segment)
  }
  if (known.invitations === 0) await inviteStaff(ctx, invited)
  await giveBenefits(ctx)
}
