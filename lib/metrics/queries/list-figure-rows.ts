import { isDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { requirePermission } from "@/lib/core/permissions"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import { figureNumber } from "@/lib/metrics/domain/series"
import { rowSources } from "@/lib/metrics/steps/figure-rows"

export interface FigureRow {
  id: string
  at: Date
  /** Name, e-mail or external id of the customer; null for an anonymous purchase. */
  who: string | null
  memberId: string | null
  what: string
  value: number
  /** Whether it is part of a ratio's numerator. */
  counted: boolean
}

export interface FigureRows {
  data: FigureRow[]
  nextCursor: string | null
}

/** What all the rows come to; `counted` are those of a ratio's numerator. */
export interface RowSums {
  count: number
  sum: number
  countedCount: number
  countedSum: number
}

export interface RowsQuestion {
  metric: MetricKey
  from: string
  to: string
  limit?: number
  cursor?: string | undefined
}

type Row = Omit<FigureRow, "value"> & { value: bigint; cursor: string }

const cursorForm = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+\d\d)~([0-9a-f-]{36})~(-?\d+)$/

function after(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty
  const [, at, id, value] = cursorForm.exec(cursor) ?? []
  if (!at || !id || !value) throw new DomainError("not_found")
  return Prisma.sql`WHERE (s."at", s."id", s."value") < (${at}::timestamptz, ${id}::uuid, ${value}::bigint)`
}

/** The rows of a metric that has some. Throws `not_found`. */
export function sourceOrThrow(tx: Tx, { metric, from, to }: RowsQuestion): Prisma.Sql {
  const source = rowSources[metric]
  if (!source || !isDay(from) || !isDay(to)) throw new DomainError("not_found")
  return source(tx, { from, to })
}

/** The rows that make a figure of some days, newest first. Throws `not_found` for a wrong day or cursor. */
export async function listFigureRows(ctx: Ctx, question: RowsQuestion): Promise<FigureRows> {
  requirePermission(ctx, "metrics:read")
  requirePermission(ctx, "members:read")
  const limit = question.limit ?? 50
  return inRead(ctx, async (tx) => {
    const rows = await tx.db.$queryRaw<Row[]>`
      SELECT s."id", s."at", s."memberId", s."what", s."value", s."counted",
             to_char(s."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00~' || s."id" || '~' || s."value" AS "cursor",
             CASE WHEN c."id" IS NOT NULL THEN
               coalesce(nullif(concat_ws(' ', c."firstName", c."lastName"), ''), c."email", c."externalId", 'No name') END AS "who"
      FROM (
        SELECT * FROM (${sourceOrThrow(tx, question)}) s ${after(question.cursor)}
        ORDER BY s."at" DESC, s."id" DESC, s."value" DESC LIMIT ${limit + 1}
      ) s
      LEFT JOIN "customer" c ON c."merchantId" = ${tx.merchantId}::uuid AND c."id" = s."customerId"
      ORDER BY s."at" DESC, s."id" DESC, s."value" DESC`
    const page = rows.slice(0, limit)
    return {
      data: page.map(({ cursor: _, value, ...row }) => ({ ...row, value: figureNumber(value) })),
      nextCursor: rows.length > limit ? (page.at(-1)?.cursor ?? null) : null,
    }
  })
}

/** What the rows of a figure come to. Throws `not_found` for a wrong day. */
export async function sumFigureRows(ctx: Ctx, question: RowsQuestion): Promise<RowSums> {
  requirePermission(ctx, "metrics:read")
  return inRead(ctx, async (tx) => {
    const [sums] = await tx.db.$queryRaw<Record<keyof RowSums, bigint>[]>`
      SELECT count(*) AS "count", coalesce(sum("value"), 0)::bigint AS "sum", count(*) FILTER (WHERE "counted") AS "countedCount",
             coalesce(sum("value") FILTER (WHERE "counted"), 0)::bigint AS "countedSum"
      FROM (${sourceOrThrow(tx, question)}) s`
    return {
      count: figureNumber(sums?.count ?? 0n),
      sum: figureNumber(sums?.sum ?? 0n),
      countedCount: figureNumber(sums?.countedCount ?? 0n),
      countedSum: figureNumber(sums?.countedSum ?? 0n),
    }
  })
}
