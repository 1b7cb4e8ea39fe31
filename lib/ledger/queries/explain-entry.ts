import { readStoreNames } from "@/lib/conditions/steps/read-store-names"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type EntryDetail, getEntry } from "./get-entry"

export interface ExplainedEntry extends EntryDetail {
  /** What the stores are called that its explanation names, by id and by number. */
  storeNames: Record<string, string>
}

/** An entry as staff read why it is what it is: with the names of what the explanation keeps as ids. Throws `not_found`. */
export async function explainEntry(ctx: Ctx, input: { id: string }): Promise<ExplainedEntry> {
  const entry = await getEntry(ctx, input)
  const storeNames = await inRead(ctx, (tx) => readStoreNames(tx, [entry.explanation]))
  return { ...entry, storeNames }
}
