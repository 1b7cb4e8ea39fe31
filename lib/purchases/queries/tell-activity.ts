import { readStoreNames } from "@/lib/conditions/steps/read-store-names"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type ExplainActivityInput, type ExplainedActivity, explainActivity } from "./explain-activity"

export interface ToldActivity extends ExplainedActivity {
  /** What the stores are called that the explanations name, by id and by number. */
  storeNames: Record<string, string>
}

/** Why something that a member did gave what it did, with the names of what explanations keep as ids. Throws `not_found`. */
export async function tellActivity(ctx: Ctx, input: ExplainActivityInput): Promise<ToldActivity> {
  const told = await explainActivity(ctx, input)
  const bodies = [...told.entries.map(({ explanation }) => explanation), ...told.judgements.map(({ body }) => body)]
  return { ...told, storeNames: await inRead(ctx, (tx) => readStoreNames(tx, bodies)) }
}
