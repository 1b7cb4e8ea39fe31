import type { Tx } from "@/lib/core/ctx"
import { correctMembers } from "@/lib/purchases/steps/correct-members"
import type { Grantee } from "./find-grantee"

/** Reckons the tiers of a member anew from an instant on, and corrects what was earned by them since. */
export async function judgeStanding(tx: Tx, { id, program }: Grantee, from: Date, why: string): Promise<void> {
  await correctMembers(tx, new Map([[id, from]]), [program], why)
}
