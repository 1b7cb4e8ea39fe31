import type { Tx } from "@/lib/core/ctx"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"

/** The version of a program that is in force now; null where none was published. */
export async function readDefinition(tx: Tx, programId: string): Promise<ProgramDefinition | null> {
  const version = await tx.db.programVersion.findFirst({
    where: {
      merchantId: tx.merchantId,
      programId,
      OR: [{ effectiveFrom: null }, { effectiveFrom: { lte: tx.now } }],
    },
    orderBy: { number: "desc" },
    select: { definition: true },
  })
  return (version?.definition as ProgramDefinition | undefined) ?? null
}
