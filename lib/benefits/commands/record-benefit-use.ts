import { recordAudit } from "@/lib/core/audit"
import { localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import { findKeys } from "@/lib/purchases/steps/claim-keys"
import { findGrantee, type Grantee } from "@/lib/standing/steps/find-grantee"
import { giveTier } from "@/lib/standing/steps/give-tier"
import { benefitTitle } from "@/lib/tiers/domain/describe-benefit"
import type { MemberBenefit } from "../domain/benefits-of"
import { planUse } from "../domain/plan-use"
import type { RecordBenefitUseInput } from "../schema"
import { type BenefitUseView, benefitUseSelect, benefitUseViews } from "../steps/benefit-use-views"
import { givenByOf } from "../steps/given-by"
import { lockMember } from "../steps/lock-member"
import { type MemberBenefits, readMemberBenefits } from "../steps/read-member-benefits"

export interface RecordedBenefitUse extends BenefitUseView {
  /** What is left in the period: times, or minor units of a credit; null where it is not counted. */
  left: number | null
}

/**
 * Records that a member used a benefit; of two who take the last one at once, one has it. A gift of status gives its tier
 * with it, or is refused and stays unused. Throws `not_found`, `benefit_used_up`, `benefit_not_available`,
 * `purchase_not_found`, `invalid_input`, and of gifts `tier_already_held`, `giver_tier_too_low`, `member_not_active`.
 */
export async function recordBenefitUse(ctx: Ctx, input: RecordBenefitUseInput): Promise<RecordedBenefitUse> {
  requirePermission(ctx, "benefits:use")
  return inTransaction(ctx, async (tx) => {
    const receiver = input.receiverMemberId === undefined ? null : await findGrantee(tx, input.receiverMemberId)
    await lockMember(tx, input.memberId)
    const all = await readMemberBenefits(tx, input.memberId)
    const { one, live } = requireHeld(all, input.benefitId)
    const { moneyCurrency } = live.version.compiled.definition
    const planned = planUse(one, input, moneyCurrency)
    const purchase = await findPurchase(tx, all, input.purchaseExternalId)
    const grantId = receiver && (await giveStatus(tx, one, live, { giverMemberId: input.memberId, receiver }))
    const today = localDay(tx.now, tx.merchant.timeZone)
    const id = newId()
    const { memberId, benefitId, place = null, note = null } = input
    const use = {
      id,
      memberId,
      programId: all.member.programId,
      programVersionId: live.version.id,
      benefitId,
      tierId: one.tier.id,
      kind: one.benefit.kind,
      amount: planned.amount,
      costMinor: planned.costMinor,
      periodFrom: one.period?.from ?? today,
      periodTo: one.period?.next ?? null,
      occurredAt: tx.now,
      recordedAt: tx.now,
      localDay: today,
      givenBy: givenByOf(tx.actor),
      place,
      note,
      storeId: purchase?.storeId ?? null,
      purchaseId: purchase?.id ?? null,
      grantId,
    }
    await insertRows(tx, "BenefitUse", [use])
    await recordAudit(tx, "benefit.use", id, {
      memberId,
      benefitId,
      amount: planned.amount,
      purchaseId: use.purchaseId,
      grantId,
    })
    await emit(tx, "benefit.used", { useId: id, memberId, benefitId })
    const key = { merchantId_id: { merchantId: tx.merchantId, id } }
    const row = await tx.db.benefitUse.findUniqueOrThrow({ where: key, select: benefitUseSelect })
    const [view] = await benefitUseViews(tx, [row])
    if (!view) throw new DomainError("not_found")
    return { ...view, left: planned.left === null ? null : toJsonInteger(planned.left) }
  })
}

type Held = { one: MemberBenefit; live: NonNullable<MemberBenefits["live"]> }

/** Throws `benefit_not_available` for what the program gives to others, `not_found` for what it does not know. */
function requireHeld({ live, member, benefits }: MemberBenefits, benefitId: string): Held {
  const one = benefits.find(({ benefit }) => benefit.id === benefitId)
  if (live && one) return { one, live }
  const tiers = live?.version.compiled.definition.tiers ?? []
  const giving = tiers.find((tier) => tier.benefits?.some(({ id }) => id === benefitId))
  if (!giving) throw new DomainError("not_found")
  const detail =
    member.status === "active"
      ? `This comes with ${giving.name}, and the member has something else now.`
      : "This member has left the program."
  throw new DomainError("benefit_not_available", { detail })
}

type Giving = { giverMemberId: string; receiver: Grantee }

/** Gives the tier of a gift of status: it ends when the giver no longer has as much. */
async function giveStatus(tx: Tx, { benefit }: MemberBenefit, live: Held["live"], { giverMemberId, receiver }: Giving) {
  if (benefit.kind !== "statusGift") return null
  const { tiers } = live.version.compiled.definition
  const tier = tiers.find(({ id, name }) => id === benefit.tier || name === benefit.tier)
  if (!tier)
    throw new DomainError("benefit_not_available", { detail: `The program has no tier ${benefit.tier} any more.` })
  const reason = `Given by another member: ${benefitTitle(benefit, live.version.compiled.definition)}`
  return giveTier(tx, receiver, { kind: "gift", tierId: tier.id, giverMemberId, reason })
}

/** The purchase named, which is the member's own. */
async function findPurchase(tx: Tx, { member }: MemberBenefits, externalId: string | undefined) {
  if (externalId === undefined) return null
  const key = (await findKeys(tx, [externalId])).get(externalId)
  const purchase =
    key &&
    (await tx.db.purchase.findFirst({
      where: { merchantId: tx.merchantId, id: key.purchaseId, customerId: member.customerId },
      select: { id: true, storeId: true },
    }))
  if (!purchase) {
    throw new DomainError("purchase_not_found", { detail: "This member has no purchase with this externalId." })
  }
  return purchase
}
