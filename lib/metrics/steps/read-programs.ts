import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { idText } from "@/lib/core/values"

export interface ProgramFacts {
  id: string
  name: string
  currencyName: string
  currencyPlural: string
  moneyCurrency: string
  valuePoints: bigint
  valueAmountMinor: bigint
}

const select = {
  id: true,
  name: true,
  currencyName: true,
  currencyPlural: true,
  moneyCurrency: true,
  valuePoints: true,
  valueAmountMinor: true,
} as const

/** The programs that figures are of: the one named, else all. Throws `not_found`. */
export async function readPrograms(tx: Tx, programId?: string): Promise<ProgramFacts[]> {
  if (programId !== undefined && !idText.safeParse(programId).success) throw new DomainError("not_found")
  const programs = await tx.db.program.findMany({
    where: { merchantId: tx.merchantId, ...(programId && { id: programId }) },
    orderBy: { createdAt: "asc" },
    select,
  })
  if (programId !== undefined && programs.length === 0) throw new DomainError("not_found")
  return programs
}

export interface TierFacts {
  id: string
  programId: string
  name: string
  rank: number
}

/** The tiers of the programs' newest versions, and those that somebody once held, by rank. */
export async function readTiers(tx: Tx, programIds: string[]): Promise<TierFacts[]> {
  return tx.db.$queryRaw<TierFacts[]>(Prisma.sql`
    SELECT t."id", t."programId", t."name", t."rank" FROM "tier" t
    WHERE t."merchantId" = ${tx.merchantId}::uuid AND t."programId" = ANY(${programIds}::uuid[]) AND (
      EXISTS (
        SELECT 1 FROM (
          SELECT DISTINCT ON (v."programId") v."definition" FROM "program_version" v
          WHERE v."merchantId" = t."merchantId" AND v."programId" = t."programId" ORDER BY v."programId", v."number" DESC
        ) newest, jsonb_array_elements(newest."definition" -> 'tiers') AS d WHERE d ->> 'id' = t."id"::text
      ) OR EXISTS (
        SELECT 1 FROM "rollup_day" r
        WHERE r."merchantId" = t."merchantId" AND r."programId" = t."programId" AND r."metric" = 'membersByTier' AND r."dimension" = t."id"::text
      )
    )
    ORDER BY t."programId", t."rank"`)
}
