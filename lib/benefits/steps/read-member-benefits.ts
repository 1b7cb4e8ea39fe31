import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { type LiveProgram, type LiveVersion, loadPrograms, versionAt } from "@/lib/programs/steps/load-versions"
import { readTiersJob } from "@/lib/programs/steps/read-tiers-job"
import { tiersOnRead } from "@/lib/purchases/steps/tiers-on-read"
import type { Tier } from "@/lib/tiers/domain/tier"
import { benefitsOf, type CountedUse, type HeldTier, type MemberBenefit, tierNow } from "../domain/benefits-of"

export interface BenefitMember {
  id: string
  customerId: string
  programId: string
  status: string
  joinedAt: Date
  birthday: Day | null
}

export interface MemberBenefits {
  member: BenefitMember
  /** Null while the program is a draft: then there are no benefits. */
  live: { program: LiveProgram; version: LiveVersion } | null
  /** The tier held now, and the first instant at which it no longer is. */
  held: { tier: Tier; until: Date | null } | null
  benefits: MemberBenefit[]
}

/** A member's benefits at this moment, by the version now in force. Throws `not_found`. */
export async function readMemberBenefits(tx: Tx, memberId: string): Promise<MemberBenefits> {
  const [member] = await tx.db.$queryRaw<BenefitMember[]>`
    SELECT m."id", m."customerId", m."programId", m."status", m."joinedAt", c."birthday"::text AS "birthday"
    FROM "member" m JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ${memberId}::uuid`
  if (!member) throw new DomainError("not_found")
  const program = (await loadPrograms(tx)).find(({ id }) => id === member.programId)
  const version = program && versionAt(program, tx.now)
  if (!version) return { member, live: null, held: null, benefits: [] }
  const live = { program, version }
  if (member.status !== "active") return { member, live, held: null, benefits: [] }
  const { tiers } = version.compiled.definition
  const input = {
    tiers,
    held: await heldTiers(tx, program, memberId, new Map(tiers.map(({ id, rank }) => [id, rank]))),
    uses: await readUses(tx, memberId),
    joinedAt: member.joinedAt,
    birthday: member.birthday,
    timeZone: tx.merchant.timeZone,
    now: tx.now,
  }
  return { member, live, held: tierNow(input), benefits: benefitsOf(input) }
}

/** While publishing still has tiers written anew they are reckoned here, else read. */
async function heldTiers(
  tx: Tx,
  program: LiveProgram,
  memberId: string,
  ranks: ReadonlyMap<string, number>,
): Promise<HeldTier[]> {
  if ((await readTiersJob(tx, program.id)) === null) return readHeldTiers(tx, memberId, ranks)
  const periods = await tiersOnRead(tx, program, memberId)
  return periods.flatMap(({ tierId, from, to }) => {
    const rank = ranks.get(tierId)
    return rank === undefined ? [] : [{ rank, from, to }]
  })
}

/** The timeline by the ranks of the ladder now in force; a tier that is gone from it keeps the rank that it had. */
async function readHeldTiers(tx: Tx, memberId: string, ranks: ReadonlyMap<string, number>): Promise<HeldTier[]> {
  const rows = await tx.db.$queryRaw<{ tierId: string; rank: number; from: Date; to: Date | null }[]>`
    SELECT p."tierId", t."rank", p."fromAt" AS "from", p."toAt" AS "to" FROM "tier_period" p
    JOIN "tier" t ON t."merchantId" = p."merchantId" AND t."id" = p."tierId"
    WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."memberId" = ${memberId}::uuid ORDER BY p."fromAt"`
  return rows.map(({ tierId, rank, from, to }) => ({ rank: ranks.get(tierId) ?? rank, from, to }))
}

async function readUses(tx: Tx, memberId: string): Promise<CountedUse[]> {
  return tx.db.$queryRaw<CountedUse[]>`
    SELECT "benefitId", "localDay"::text AS "day", sum("amount")::bigint AS "amount" FROM "benefit_use"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "memberId" = ${memberId}::uuid GROUP BY 1, 2`
}
