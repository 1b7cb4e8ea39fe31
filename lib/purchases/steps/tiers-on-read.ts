import { parseDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { readCustomers } from "@/lib/members/steps/find-customers"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { TierPeriod } from "@/lib/tiers/domain/tier-input"
import { replayMembers } from "./replay-members"

const beginning = parseDay("0001-01-01")

/** A member's tiers from joining on as the versions now published make them, whatever is written. */
export async function tiersOnRead(tx: Tx, program: LiveProgram, memberId: string): Promise<TierPeriod[]> {
  const row = await tx.db.member.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: memberId } },
    omit: { merchantId: true, createdAt: true },
  })
  if (!row) return []
  const member = { ...row, isNew: false, wallets: new Map() }
  const customers = await readCustomers(tx, [row.customerId])
  const replay = await replayMembers(tx, program, [{ member, from: beginning }], customers, () => false, "try")
  return replay.members.flatMap(({ judgement }) => judgement.periods)
}
