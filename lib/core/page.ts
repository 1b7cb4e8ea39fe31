import { z } from "zod"
import { idText } from "./values"

/** The query of every list of the API: `?limit=1..200&cursor=…`. The cursor is the id of the last row that was shown. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: idText.optional(),
})

export interface Page<T> {
  data: T[]
  nextCursor: string | null
}

/** A page made of `limit + 1` rows read in the order of their ids: the row too many says that there is more. */
export function toPage<T extends { id: string }>(rows: readonly T[], limit: number): Page<T> {
  const data = rows.slice(0, limit)
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null }
}

/** The answer of a list, for the document. */
export function pageSchema(item: z.ZodType) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() })
}
