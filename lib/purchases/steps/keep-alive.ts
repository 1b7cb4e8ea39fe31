import type { Tx } from "@/lib/core/ctx"
import type { ChangedEnds } from "@/lib/ledger/steps/change-ends"
import { type Activity, moveInactivityLots } from "@/lib/ledger/steps/move-inactivity-lots"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"

/** Whether any version of the program gives points that activity keeps alive. */
export function asksActivity({ versions }: LiveProgram): boolean {
  return versions.some(({ compiled }) => compiled.rules.some(({ rule }) => rule.expiry?.kind === "inactivity"))
}

/** Moves the points that activity keeps alive, where any program gives such. */
export async function keepAlive(
  tx: Tx,
  programs: readonly LiveProgram[],
  activities: readonly Activity[],
): Promise<ChangedEnds> {
  if (!programs.some(asksActivity) || activities.length === 0) return { entryIds: [], revivedAccountIds: [] }
  return moveInactivityLots(tx, activities)
}
