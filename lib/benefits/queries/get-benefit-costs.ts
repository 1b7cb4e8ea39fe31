import { addMonths, type Day, localDay, parseDay, startOfMonth } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import { benefitTitle } from "@/lib/tiers/domain/describe-benefit"
import { costsByMonth, type MonthRow } from "../domain/costs-by-month"

export interface BenefitCostView {
  benefitId: string
  kind: string
  name: string
  /** The tier that gives it in the latest version that has it. */
  tierName: string
  uses: number
  /** Members who used it. */
  members: number
  costMinor: number
  /** Uses whose cost is not known. */
  usesWithoutCost: number
  /** By the first days of the months. */
  months: { month: string; uses: number; costMinor: number }[]
}

export interface BenefitCosts {
  programId: string
  currency: string
  from: string
  to: string
  uses: number
  members: number
  costMinor: number
  usesWithoutCost: number
  benefits: BenefitCostView[]
}

type CostsInput = { programId: string; from?: string | undefined; to?: string | undefined }
type Days = { programId: string; from: Day; to: Day }

/** What the benefits of a program cost over some days, by benefit and month, on the days of use. Throws `not_found`. */
export async function getBenefitCosts(ctx: Ctx, input: CostsInput): Promise<BenefitCosts> {
  requirePermission(ctx, "metrics:read")
  return inRead(ctx, async (tx) => {
    const { programId } = input
    const days = daysOf(tx, input)
    const { from, to } = days
    const key = { merchantId_id: { merchantId: tx.merchantId, id: programId } }
    const program = await tx.db.program.findUnique({ where: key, select: { moneyCurrency: true } })
    if (!program) throw new DomainError("not_found")
    const costs = costsByMonth(await readMonths(tx, days), from, to)
    const { members, total } = await countMembers(tx, days)
    const names = await readNames(tx, programId)
    const benefits = costs.map(
      ({ benefitId, kind, uses, costMinor, uncosted, months }): BenefitCostView => ({
        benefitId,
        kind,
        name: names.get(benefitId)?.name ?? "Benefit",
        tierName: names.get(benefitId)?.tierName ?? "",
        uses: toJsonInteger(uses),
        members: members.get(benefitId) ?? 0,
        costMinor: toJsonInteger(costMinor),
        usesWithoutCost: toJsonInteger(uncosted),
        months: months.map((one) => ({
          month: one.month,
          uses: toJsonInteger(one.uses),
          costMinor: toJsonInteger(one.costMinor),
        })),
      }),
    )
    const sum = (of: "uses" | "costMinor" | "usesWithoutCost") => benefits.reduce((all, one) => all + one[of], 0)
    const totals = { uses: sum("uses"), costMinor: sum("costMinor"), usesWithoutCost: sum("usesWithoutCost") }
    return { programId, currency: program.moneyCurrency, from, to, ...totals, members: total, benefits }
  })
}

const mostMonths = 120

/** This month and the eleven before it, where nothing else is asked for; never more than ten years. */
function daysOf(tx: Tx, input: CostsInput): Days {
  const to = input.to ? parseDay(input.to) : localDay(tx.now, tx.merchant.timeZone)
  const from = input.from ? parseDay(input.from) : startOfMonth(addMonths(to, -11))
  const earliest = addMonths(to, -mostMonths)
  const { programId } = input
  return from < earliest ? { programId, from: earliest, to } : { programId, from, to }
}

/** A use of a credit is one use, however much of it; what was taken back cancels out on its own day. */
async function readMonths(tx: Tx, { programId, from, to }: Days): Promise<MonthRow[]> {
  return tx.db.$queryRaw<MonthRow[]>`
    SELECT "benefitId", min("kind") AS "kind", date_trunc('month', "localDay")::date::text AS "month",
      sum("times")::bigint AS "uses", coalesce(sum("costMinor"), 0)::bigint AS "costMinor",
      coalesce(sum("times") FILTER (WHERE "costMinor" IS NULL), 0)::bigint AS "uncosted"
    FROM (
      SELECT "benefitId", "kind", "localDay", "costMinor",
        CASE WHEN "kind" = 'credit' THEN sign("amount") ELSE "amount" END AS "times"
      FROM "benefit_use" WHERE "merchantId" = ${tx.merchantId}::uuid AND "programId" = ${programId}::uuid
        AND "localDay" BETWEEN ${from}::date AND ${to}::date
    ) u GROUP BY "benefitId", 3`
}

async function countMembers(tx: Tx, { programId, from, to }: Days) {
  const rows = await tx.db.$queryRaw<{ benefitId: string | null; members: number }[]>`
    SELECT "benefitId", count(DISTINCT "memberId")::int AS "members" FROM (
      SELECT "benefitId", "memberId" FROM "benefit_use"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "programId" = ${programId}::uuid
        AND "localDay" BETWEEN ${from}::date AND ${to}::date
      GROUP BY 1, 2 HAVING sum("amount") > 0
    ) u GROUP BY GROUPING SETS (("benefitId"), ())`
  const members = new Map(rows.flatMap(({ benefitId, members }) => (benefitId ? [[benefitId, members] as const] : [])))
  return { members, total: rows.find(({ benefitId }) => benefitId === null)?.members ?? 0 }
}

/** What benefits are called: by the latest version that has them. */
async function readNames(tx: Tx, programId: string): Promise<Map<string, { name: string; tierName: string }>> {
  const program = (await loadPrograms(tx)).find(({ id }) => id === programId)
  const names = new Map<string, { name: string; tierName: string }>()
  for (const { compiled } of program?.versions ?? []) {
    for (const tier of compiled.definition.tiers) {
      for (const benefit of tier.benefits ?? []) {
        if (benefit.id) names.set(benefit.id, { name: benefitTitle(benefit, compiled.definition), tierName: tier.name })
      }
    }
  }
  return names
}
