import { recordAudit } from "@/lib/core/audit"
import { type Day, localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import { requireMember } from "../steps/require-member"

/**
 * Keeps the birthday of the member who asks. It is told once: what it gives each year is given once a year, so that after
 * that only the people of the shop change it. Throws `invalid_input` for a day to come, and `birthday_known`.
 */
export async function tellOwnBirthday(ctx: Ctx, { birthday }: { birthday: Day }): Promise<{ birthday: Day }> {
  const { memberId, customerId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    if (birthday > localDay(tx.now, tx.merchant.timeZone)) {
      const fields = [{ path: "birthday", message: "Enter a day that has been." }]
      throw new DomainError("invalid_input", { fields })
    }
    if (!(await lockCustomers(tx, [customerId])).has(customerId)) throw new DomainError("not_found")
    const { count } = await tx.db.customer.updateMany({
      where: { merchantId: tx.merchantId, id: customerId, birthday: null },
      data: { birthday: new Date(`${birthday}T00:00:00Z`) },
    })
    if (count === 0) throw new DomainError("birthday_known")
    await recordAudit(tx, "member.birthday", memberId)
    return { birthday }
  })
}
