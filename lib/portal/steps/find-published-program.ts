import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { Program } from "@/lib/core/generated/prisma/client"

/** A published program by slug. A draft is answered like one that does not exist. Throws `not_found`. */
export async function findPublishedProgram(tx: Tx, slug: string): Promise<Program> {
  const program = await tx.db.program.findUnique({ where: { merchantId_slug: { merchantId: tx.merchantId, slug } } })
  if (program?.status !== "published") throw new DomainError("not_found")
  return program
}
