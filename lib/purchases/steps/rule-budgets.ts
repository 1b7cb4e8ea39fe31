import type { Tx } from "@/lib/core/ctx"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { Judgement } from "./judge-member"

/** Whether any version of the program gives a rule a budget. */
export function hasBudgets(program: LiveProgram): boolean {
  return program.versions.some(({ compiled }) =>
    compiled.rules.some(({ rule }) => rule.limits?.budgetPoints !== undefined),
  )
}

/**
 * What rules with budgets have given, by the rule's id. Budgets are used up in order of recording: who
 * reads them to write holds them until the transaction ends.
 */
export async function readBudgets(tx: Tx, access: "write" | "read"): Promise<Map<string, bigint>> {
  if (access === "write") await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${tx.merchantId}, 12))`
  const rows = await tx.db.ruleBudget.findMany({ where: { merchantId: tx.merchantId } })
  return new Map(rows.map(({ ruleId, usedPoints }) => [ruleId, usedPoints]))
}

/** Adds to `used` what a judgement takes from budgets. */
export function countBudgets({ awarded }: Judgement, used: Map<string, bigint>): void {
  for (const { activity, version, result } of awarded) {
    if (activity.judge?.isRecorded) continue
    const limited = version.compiled.definition.rules.filter(({ limits }) => limits?.budgetPoints !== undefined)
    for (const { ruleId, points } of result.awards.flatMap(({ rules }) => rules)) {
      if (ruleId === null || !limited.some(({ id }) => id === ruleId)) continue
      used.set(ruleId, (used.get(ruleId) ?? 0n) + points)
    }
  }
}

/** Stores what was taken from budgets. */
export async function writeBudgets(tx: Tx, used: ReadonlyMap<string, bigint>): Promise<void> {
  for (const [ruleId, points] of used) {
    await tx.db.ruleBudget.upsert({
      where: { merchantId_ruleId: { merchantId: tx.merchantId, ruleId } },
      create: { merchantId: tx.merchantId, ruleId, usedPoints: points },
      update: { usedPoints: { increment: points } },
    })
  }
}
