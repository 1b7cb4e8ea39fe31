import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { foundHousehold } from "@/lib/ledger/steps/found-household"
import { readSharingPolicy } from "@/lib/ledger/steps/read-sharing-policy"
import { requireMember } from "../steps/require-member"

/** Makes a household with the member who asks as its head, where members may. Throws `households_not_allowed`, `already_in_household`. */
export async function createOwnHousehold(ctx: Ctx, { name }: { name: string }): Promise<{ householdId: string }> {
  const { memberId, programId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    const { householdsBy } = await readSharingPolicy(tx, programId)
    if (householdsBy !== "members") {
      throw new DomainError("households_not_allowed", {
        detail: "Households of this program are made in the shop. Ask there.",
      })
    }
    const { id } = await foundHousehold(tx, { name, headMemberId: memberId })
    await recordAudit(tx, "household.create", id, { memberIds: [memberId] })
    await emit(tx, "household.changed", { householdId: id, memberIds: [memberId] })
    return { householdId: id }
  })
}
