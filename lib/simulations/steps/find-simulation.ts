import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { Simulation } from "@/lib/core/generated/prisma/client"

/** A backtest as it is stored. Throws `not_found`. */
export async function findSimulation(tx: Tx, id: string): Promise<Simulation> {
  const found = await tx.db.simulation.findUnique({ where: { merchantId_id: { merchantId: tx.merchantId, id } } })
  if (!found) throw new DomainError("not_found")
  return found
}
