import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

/** Who sends or decides a file of adjustments: a staff user or an API key. Throws `forbidden` for others. */
export function batchActor({ actor }: Ctx): string {
  if (actor.kind === "staff") return actor.userId
  if (actor.kind === "apiKey") return actor.keyId
  throw new DomainError("forbidden")
}
