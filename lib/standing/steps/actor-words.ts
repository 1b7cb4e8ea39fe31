import type { Actor } from "@/lib/core/ctx"

/** Who did it, as grants and credits keep it: of staff the name, else what kind of sender. */
export function actorWords(actor: Actor): string {
  return actor.kind === "staff" ? actor.name : actor.kind
}
