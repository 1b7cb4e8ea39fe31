import { Prisma } from "@/lib/core/generated/prisma/client"
import { describeEntry, type EntryFacts } from "./describe-entry"

export interface EntryView {
  id: string
  memberId: string
  programId: string
  currency: string
  kind: EntryFacts["kind"]
  /** Change of what the member has, available and pending together. */
  points: bigint
  description: string
  effectiveAt: string
  recordedAt: string
  purchaseId: string | null
  redemptionId: string | null
  causeEntryId: string | null
  reason: string | null
}

export type EntryRow = Omit<EntryView, "description" | "effectiveAt" | "recordedAt"> &
  EntryFacts & { effectiveAt: Date; recordedAt: Date }

/** The columns of an entry (e) with its purchase (p). */
export const entryColumns = Prisma.sql`e."id", e."memberId", e."programId", e."currency", e."kind", e."points", e."effectiveAt",
  e."recordedAt", e."purchaseId", e."redemptionId", e."causeEntryId", e."reason", p."amountMinor" AS "purchaseMinor",
  p."currency" AS "purchaseCurrency"`

export function entryView(row: EntryRow): EntryView {
  const { purchaseMinor: _, purchaseCurrency: __, effectiveAt, recordedAt, ...rest } = row
  return {
    ...rest,
    description: describeEntry(row),
    effectiveAt: effectiveAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
  }
}
