import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

/** Keeps a survey from being opened, closed or changed by others until this transaction ends. Throws `not_found`. */
export async function lockSurvey(tx: Tx, surveyId: string): Promise<{ status: string }> {
  const [row] = await tx.db.$queryRaw<{ status: string }[]>`
    SELECT "status" FROM "survey" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ${surveyId}::uuid FOR NO KEY UPDATE`
  if (!row) throw new DomainError("not_found")
  return row
}
