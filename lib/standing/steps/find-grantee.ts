import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { survivorMember } from "@/lib/ledger/steps/survivor-member"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import { type LiveProgram, loadPrograms } from "@/lib/programs/steps/load-versions"
import { shareHistory } from "@/lib/purchases/steps/share-history"

export interface Grantee {
  id: string
  customerId: string
  joinedAt: Date
  program: LiveProgram
}

/**
 * The member whose tiers are to change, locked; of one who was merged, who is left. Throws `not_found`, `program_not_published`,
 * and `member_not_active` unless those who left are asked for too.
 */
export async function findGrantee(tx: Tx, memberId: string, among: "active" | "left too" = "active"): Promise<Grantee> {
  await shareHistory(tx)
  const id = (await survivorMember(tx, memberId)) ?? memberId
  const row = await tx.db.member.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id } },
    select: { id: true, customerId: true, joinedAt: true, status: true, programId: true },
  })
  if (!row) throw new DomainError("not_found")
  if (row.status !== "active" && among === "active") throw new DomainError("member_not_active")
  await lockCustomers(tx, [row.customerId])
  const program = (await loadPrograms(tx)).find((one) => one.id === row.programId)
  if (!program) throw new DomainError("program_not_published")
  return { id: row.id, customerId: row.customerId, joinedAt: row.joinedAt, program }
}
