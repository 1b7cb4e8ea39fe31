import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import { findSimulation } from "../steps/find-simulation"
import type { KeptFigures } from "../steps/member-row"
import { type CustomerName, readCustomerNames } from "../steps/read-customer-names"

export interface SimulationMemberView extends CustomerName {
  customerId: string
  memberId: string | null
  gainMinor: number
  /** By program, in their order; null: no member under it. */
  figures: (KeptFigures | null)[]
}

interface MembersInput {
  simulationId: string
  limit: number
  /** The last customer of the page before. */
  cursor?: string | undefined
}

/** What each member would have had under each program of a backtest, in the order of their ids. Throws `not_found`. */
export async function listSimulationMembers(
  ctx: Ctx,
  { simulationId, limit, cursor }: MembersInput,
): Promise<{ data: SimulationMemberView[]; nextCursor: string | null }> {
  requirePermission(ctx, "simulations:read")
  requirePermission(ctx, "members:read")
  return inRead(ctx, async (tx) => {
    await findSimulation(tx, simulationId)
    const rows = await tx.db.simulationMember.findMany({
      where: { merchantId: ctx.merchantId, simulationId, ...(cursor ? { customerId: { gt: cursor } } : {}) },
      orderBy: { customerId: "asc" },
      take: limit + 1,
      select: { customerId: true, memberId: true, gainMinor: true, figures: true },
    })
    const shown = rows.slice(0, limit)
    const names = await readCustomerNames(
      tx,
      shown.map(({ customerId }) => customerId),
    )
    const data = shown.map(({ customerId, memberId, gainMinor, figures }) => ({
      customerId,
      memberId,
      ...(names.get(customerId) ?? { customerName: null, externalId: null }),
      gainMinor: toJsonInteger(gainMinor),
      figures: figures as unknown as (KeptFigures | null)[],
    }))
    return { data, nextCursor: rows.length > limit ? (shown.at(-1)?.customerId ?? null) : null }
  })
}
