import type { Ctx } from "@/lib/core/ctx"
import { requirePermission } from "@/lib/core/permissions"
import { spendablePoints } from "@/lib/ledger/domain/spendable"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import { listRewards } from "./list-rewards"
import type { RewardView } from "./reward-view"

export interface CounterMember {
  id: string
  firstName: string | null
  lastName: string | null
  email: string | null
  externalId: string | null
  cardNumber: string
  active: boolean
  tierName: string | null
  /** What can be redeemed with: the own points, or what the household has together. */
  availablePoints: number
  ownPoints: number
  householdName: string | null
  currency: { name: string; plural: string }
  moneyCurrency: string
  programPublished: boolean
  /** What is live, cheapest first, whether the member can afford it or not. */
  rewards: RewardView[]
}

const mostRewards = 200

/** What somebody at the counter needs to know of a member. Throws `not_found`. */
export async function getCounterMember(ctx: Ctx, input: { memberId: string }): Promise<CounterMember> {
  requirePermission(ctx, "members:read")
  requirePermission(ctx, "rewards:read")
  const member = await getMemberView(ctx, { id: input.memberId })
  const [program, rewards] = await Promise.all([
    getProgramOrThrow(ctx, { programId: member.programId }),
    listRewards(ctx, { programId: member.programId, live: true, limit: mostRewards }),
  ])
  const wallet = member.wallets.find(({ currency }) => currency === program.currency.code)
  const ownPoints = wallet?.availablePoints ?? 0n
  return {
    id: member.id,
    ...member.customer,
    cardNumber: member.cardNumber,
    active: member.status === "active",
    tierName: member.tier?.name ?? null,
    availablePoints: Number(spendablePoints(ownPoints, member.household, program.currency.code)),
    ownPoints: Number(ownPoints),
    householdName: member.household?.name ?? null,
    currency: { name: program.currency.name, plural: program.currency.plural },
    moneyCurrency: program.moneyCurrency,
    programPublished: program.status === "published",
    rewards: rewards.data.sort((a, b) => a.leastPoints - b.leastPoints),
  }
}
