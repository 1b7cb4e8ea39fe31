import type { Tx } from "@/lib/core/ctx"
import { type Activity, moveInactivityLots } from "@/lib/ledger/steps/move-inactivity-lots"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"

/** Moves the points that activity keeps alive, where any version of a program gives such. Answers the entries' ids. */
export async function keepAlive(
  tx: Tx,
  programs: readonly LiveProgram[],
  activities: readonly Activity[],
): Promise<string[]> {
  const asks = programs.some(({ versions }) =>
    versions.some(({ compiled }) => compiled.rules.some(({ rule }) => rule.expiry?.kind === "inactivity")),
  )
  return asks && activities.length > 0 ? moveInactivityLots(tx, activities) : []
}
