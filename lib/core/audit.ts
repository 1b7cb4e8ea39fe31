import type { Actor, Tx } from "./ctx"
import { newId } from "./id"
import { type Json, toJson } from "./json"

function actorId(actor: Actor): string | null {
  const ids: { [K in Actor["kind"]]: (actor: Extract<Actor, { kind: K }>) => string | null } = {
    staff: (staff) => staff.userId,
    member: (member) => member.memberId,
    apiKey: (key) => key.keyId,
    system: (system) => system.job,
    public: () => null,
  }
  return (ids[actor.kind] as (actor: Actor) => string | null)(actor)
}

/** One row per command, in its transaction: what was done, by whom, to what. Ids and counts only, no personal data. */
export async function recordAudit(
  tx: Tx,
  action: string,
  subjectId: string | null,
  detail: unknown = {},
): Promise<void> {
  await tx.db.auditRow.create({
    data: {
      merchantId: tx.merchantId,
      id: newId(),
      at: tx.now,
      actorKind: tx.actor.kind,
      actorId: actorId(tx.actor),
      action,
      subjectId,
      detail: toJson(detail) as Exclude<Json, null>,
    },
  })
}
