import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

export interface AdjustedProgram {
  id: string
  currencyCode: string
  approvalAbovePoints: bigint | null
}

/** The published program that is named, or the only one. Throws `not_found`, `program_not_published`, `program_required`. */
export async function adjustedProgram(tx: Tx, programId: string | undefined): Promise<AdjustedProgram> {
  const select = { id: true, currencyCode: true, approvalAbovePoints: true, status: true } as const
  if (programId !== undefined) {
    const id = { merchantId: tx.merchantId, id: programId }
    const program = await tx.db.program.findUnique({ where: { merchantId_id: id }, select })
    if (!program) throw new DomainError("not_found")
    if (program.status === "draft") throw new DomainError("program_not_published")
    return program
  }
  const programs = await tx.db.program.findMany({
    where: { merchantId: tx.merchantId, status: "published" },
    select,
    take: 2,
  })
  const [only] = programs
  if (!only || programs.length > 1) throw new DomainError("program_required")
  return only
}
