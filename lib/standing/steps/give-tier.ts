import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import { versionAt } from "@/lib/programs/steps/load-versions"
import { memberViews } from "@/lib/programs/steps/member-views"
import type { Tier } from "@/lib/tiers/domain/tier"
import { planGrant } from "../domain/plan-grant"
import type { TierGrantInput } from "../schema"
import { actorWords } from "./actor-words"
import type { Grantee } from "./find-grantee"
import { judgeStanding } from "./judge-standing"

/**
 * Gives a member, locked by `findGrantee`, a tier beside what is earned, and answers the grant's id. What was earned since
 * it begins is corrected by it. Throws `invalid_input`, and of gifts `tier_already_held`, `giver_tier_too_low`.
 */
export async function giveTier(tx: Tx, member: Grantee, input: Omit<TierGrantInput, "memberId">): Promise<string> {
  const { timeZone } = tx.merchant
  const grant = { ...input, memberId: member.id }
  const { from, until } = planGrant(grant, { now: tx.now, joinedAt: member.joinedAt, timeZone })
  const tier = tierOf(member, input.tierId, tx.now)
  const giverMemberId = input.giverMemberId ? await findGiver(tx, member, tier, input.giverMemberId) : null
  const { kind, reason, target } = input
  const id = newId()
  await tx.db.tierGrant.create({
    data: {
      merchantId: tx.merchantId,
      id,
      memberId: member.id,
      programId: member.program.id,
      tierId: tier.id,
      kind,
      fromAt: from,
      untilAt: until,
      reason,
      target: target ?? Prisma.DbNull,
      giverMemberId,
      createdAt: tx.now,
      createdBy: actorWords(tx.actor),
    },
  })
  await judgeStanding(tx, member, from, `${tier.name} was given: ${reason}`)
  return id
}

function tierOf({ program }: Grantee, tierId: string, now: Date): Tier {
  const tier = versionAt(program, now)?.compiled.definition.tiers.find(({ id }) => id === tierId)
  if (tier) return tier
  const message = "The program has no tier with this id. Choose one of its tiers."
  throw new DomainError("invalid_input", { fields: [{ path: "tierId", message }], detail: message })
}

/** A gift is refused, and stays unused, where the receiver has as much; who holds a gift cannot give it on. */
async function findGiver(tx: Tx, member: Grantee, tier: Tier, giverMemberId: string): Promise<string> {
  const [receiver, giver] = await memberViews(tx, [member.id, giverMemberId])
  const unknown = "The giver must be an active member of the same program."
  if (!giver || giver.programId !== member.program.id || giver.status !== "active") {
    throw new DomainError("invalid_input", { fields: [{ path: "giverMemberId", message: unknown }], detail: unknown })
  }
  if ((receiver?.tier?.rank ?? Number.NEGATIVE_INFINITY) >= tier.rank) throw new DomainError("tier_already_held")
  const holdsGift = giver.tierProgress.grant?.kind === "gift"
  const own = holdsGift ? giver.tierProgress.grant?.earned : giver.tier
  if ((own?.rank ?? Number.NEGATIVE_INFINITY) < tier.rank) throw new DomainError("giver_tier_too_low")
  return giver.id
}
