import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { EventResult } from "../steps/event-result"
import { readEventResults } from "../steps/read-event-results"

/** An event with its customer, what it earned and why not. Throws `not_found`. */
export async function getEvent(ctx: Ctx, { id }: { id: string }): Promise<EventResult & { id: string }> {
  requirePermission(ctx, "events:read")
  const result = await inRead(ctx, async (tx) => (await readEventResults(tx, [id])).get(id))
  if (!result) throw new DomainError("not_found")
  return { id, ...result }
}
