import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { Program } from "@/lib/core/generated/prisma/client"

/**
 * Takes a program for editing: whoever else edits it waits. Counts the edit as a new revision, and keeps whose it is.
 * Throws `not_found`, and `conflict` where the caller's revision is not the latest.
 */
export async function lockDraft(tx: Tx, programId: string, expectedRevision?: number): Promise<Program> {
  const id = { merchantId: tx.merchantId, id: programId }
  const changed = await tx.db.program.updateMany({
    where: expectedRevision === undefined ? id : { ...id, revision: expectedRevision },
    data: {
      revision: { increment: 1 },
      editedAt: tx.now,
      editedBy: tx.actor.kind === "staff" ? tx.actor.userId : null,
    },
  })
  const program = await tx.db.program.findUnique({ where: { merchantId_id: id } })
  if (!program) throw new DomainError("not_found")
  if (changed.count === 0) {
    throw new DomainError("conflict", {
      detail: "Somebody else saved this program meanwhile. Your changes are still here: compare, then save again.",
    })
  }
  return program
}
