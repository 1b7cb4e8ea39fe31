import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { Program } from "@/lib/core/generated/prisma/client"

/** A program's row. Throws `not_found`. */
export async function findProgram(tx: Tx, programId: string): Promise<Program> {
  const program = await tx.db.program.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: programId } },
  })
  if (!program) throw new DomainError("not_found")
  return program
}
