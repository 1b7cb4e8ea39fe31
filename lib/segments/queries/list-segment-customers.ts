import type { Condition } from "@/lib/conditions/domain/condition"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { readCustomers, type SegmentCustomer } from "../steps/read-customers"

interface ListSegmentCustomersInput {
  segmentId: string
  limit: number
  cursor?: string | undefined
}

/** The customers of a segment as of now, in the order of their ids. Throws `not_found`. */
export async function listSegmentCustomers(ctx: Ctx, input: ListSegmentCustomersInput): Promise<Page<SegmentCustomer>> {
  requirePermission(ctx, "segments:read")
  requirePermission(ctx, "members:read")
  const rows = await inRead(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: input.segmentId } }
    const segment = await tx.db.segment.findUnique({ where: key, select: { condition: true } })
    if (!segment) throw new DomainError("not_found")
    return readCustomers(tx, segment.condition as unknown as Condition, input.limit + 1, input.cursor)
  })
  return toPage(rows, input.limit)
}
