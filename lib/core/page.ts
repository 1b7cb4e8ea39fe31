import { z } from "zod"
import { DomainError } from "./errors"
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

/** The query of a list that is short by its nature and read whole: its cursor is opaque. */
export const shortPageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(200),
  cursor: z.string().max(1000).optional(),
})

const cursorTo = (key: string) => Buffer.from(key).toString("base64url")

/**
 * The page of a list that was read whole; `keyOf` names a row for good and once, so that rows that are added move nothing.
 * Throws `invalid_input` for a cursor that names no row of it.
 */
export function pageOfWhole<T>(
  rows: readonly T[],
  { limit, cursor }: z.infer<typeof shortPageQuery>,
  keyOf: (row: T) => string,
): Page<T> {
  const place = cursor === undefined ? -1 : rows.findIndex((row) => cursorTo(keyOf(row)) === cursor)
  if (cursor !== undefined && place < 0) {
    const message = "Names no row of this list. Send the nextCursor of the page before, or begin again without it."
    throw new DomainError("invalid_input", { fields: [{ path: "cursor", message }] })
  }
  const data = rows.slice(place + 1, place + 1 + limit)
  const last = data.at(-1)
  const more = rows.length > place + 1 + limit
  return { data, nextCursor: more && last !== undefined ? cursorTo(keyOf(last)) : null }
}

/** The answer of a list, for the document. */
export function pageSchema(item: z.ZodType) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() })
}
