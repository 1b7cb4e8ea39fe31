import type { Tx } from "@/lib/core/ctx"

/** The staff user who acts, or who made the API key that acts, be it with another key; else who it is that acts. */
export async function personBehind(tx: Tx, actorId: string): Promise<string> {
  const made = await tx.db.auditRow.findFirst({
    where: { merchantId: tx.merchantId, subjectId: actorId, action: "apiKey.create" },
    select: { actorId: true, actorKind: true },
  })
  if (!made?.actorId || made.actorKind === "system") return actorId
  return made.actorKind === "apiKey" ? personBehind(tx, made.actorId) : made.actorId
}
