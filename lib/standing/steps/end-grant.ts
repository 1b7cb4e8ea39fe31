import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { actorWords } from "./actor-words"
import { findGrantee } from "./find-grantee"
import { judgeStanding } from "./judge-standing"
import { readTierGrants } from "./tier-grant-view"

/** Ends a tier that was given, from now on; answers whose it was. Throws `not_found`, `tier_grant_ended`, `tier_is_paid`, `member_not_active`. */
export async function endGrant(tx: Tx, id: string, reason: string | null): Promise<{ memberId: string }> {
  const key = { merchantId_id: { merchantId: tx.merchantId, id } }
  const found = await tx.db.tierGrant.findUnique({ where: key, select: { memberId: true } })
  if (!found) throw new DomainError("not_found")
  const member = await findGrantee(tx, found.memberId)
  const [before] = await readTierGrants(tx, { id })
  if (!before || before.status === "ended") throw new DomainError("tier_grant_ended")
  if (before.kind === "paid") throw new DomainError("tier_is_paid")
  await tx.db.tierGrant.update({
    where: key,
    data: { endedAt: tx.now, endedBy: actorWords(tx.actor), endReason: reason },
  })
  await judgeStanding(tx, member, tx.now, `${before.tier.name} that was given ended`)
  return { memberId: member.id }
}
