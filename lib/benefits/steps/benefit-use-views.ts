import type { Tx } from "@/lib/core/ctx"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { toJsonInteger } from "@/lib/core/points"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import type { Benefit, BenefitKind } from "@/lib/tiers/domain/benefit"
import { benefitTitle } from "@/lib/tiers/domain/describe-benefit"
import { namesOfGivers, unnamedGiver } from "./given-by"

export const benefitUseSelect = {
  id: true,
  memberId: true,
  programId: true,
  programVersionId: true,
  benefitId: true,
  tierId: true,
  kind: true,
  amount: true,
  costMinor: true,
  periodFrom: true,
  periodTo: true,
  occurredAt: true,
  recordedAt: true,
  givenBy: true,
  place: true,
  note: true,
  purchaseId: true,
  grantId: true,
  cancelledBy: { select: { recordedAt: true } },
} as const satisfies Prisma.BenefitUseSelect

export type BenefitUseRow = Prisma.BenefitUseGetPayload<{ select: typeof benefitUseSelect }>

export interface BenefitUseView {
  id: string
  memberId: string
  programId: string
  benefitId: string
  kind: BenefitKind
  /** As the benefit was called in the version by which it was used. */
  name: string
  tierId: string
  /** How many times; null for a credit. */
  quantity: number | null
  /** Of a credit: minor units of `currency`. */
  amountMinor: number | null
  currency: string
  costMinor: number | null
  /** The local days of the period that it counts in: the first, and the first of the next. */
  periodFrom: string
  periodTo: string | null
  occurredAt: string
  /** The name of who gave it; members are not told. */
  givenBy: string | null
  place: string | null
  note: string | null
  purchaseId: string | null
  /** Of a gift of status: the grant that it made. */
  grantId: string | null
  /** When it was taken back; null: it counts. */
  cancelledAt: string | null
}

/** Uses as the API and the pages show them. */
export async function benefitUseViews(tx: Tx, rows: readonly BenefitUseRow[]): Promise<BenefitUseView[]> {
  if (rows.length === 0) return []
  const known = await readDefinitions(tx)
  const isMember = tx.actor.kind === "member"
  const givers = isMember
    ? new Map<string, string>()
    : await namesOfGivers(tx, [...new Set(rows.map(({ givenBy }) => givenBy))])
  return rows.map((row) => {
    const { moneyCurrency = tx.merchant.currency, tiers, benefits } = known.get(row.programVersionId) ?? {}
    const benefit = benefits?.get(row.benefitId)
    const { id, memberId, programId, benefitId, tierId, place, note, purchaseId, grantId } = row
    return {
      id,
      memberId,
      programId,
      benefitId,
      kind: row.kind as BenefitKind,
      name: benefit ? benefitTitle(benefit, { moneyCurrency, tiers }) : "Benefit",
      tierId,
      quantity: row.kind === "credit" ? null : toJsonInteger(row.amount),
      amountMinor: row.kind === "credit" ? toJsonInteger(row.amount) : null,
      currency: moneyCurrency,
      costMinor: isMember || row.costMinor === null ? null : toJsonInteger(row.costMinor),
      periodFrom: dayOf(row.periodFrom),
      periodTo: row.periodTo && dayOf(row.periodTo),
      occurredAt: row.occurredAt.toISOString(),
      givenBy: isMember ? null : (givers.get(row.givenBy) ?? unnamedGiver(row.givenBy)),
      place,
      note: isMember ? null : note,
      purchaseId,
      grantId,
      cancelledAt: row.cancelledBy[0]?.recordedAt.toISOString() ?? null,
    }
  })
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** The benefits of each version by their ids, with the money that they are told in. */
async function readDefinitions(tx: Tx) {
  const versions = (await loadPrograms(tx)).flatMap((program) => program.versions)
  return new Map(
    versions.map(({ id, compiled: { definition } }) => {
      const { moneyCurrency, tiers } = definition
      const all = tiers.flatMap(({ benefits = [] }) => benefits)
      const benefits = new Map(all.flatMap((one): [string, Benefit][] => (one.id ? [[one.id, one]] : [])))
      return [id, { moneyCurrency, tiers, benefits }]
    }),
  )
}
