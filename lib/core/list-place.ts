import { cursorOf } from "./cursor"

/** How much of a list a page shows, by its address. */
export interface ListPlace {
  limit: number
  /** After which row. */
  cursor: string | undefined
}

interface Bounds {
  /** How many rows more each time. */
  step: number
  /** How many rows one page holds at the most; what is beyond stands on the next. */
  most: number
}

/** Reads `?show=` and `?after=` of a page's address. */
export function listPlace(asked: { show?: string | undefined; after?: string | undefined }, bounds: Bounds): ListPlace {
  const { step, most } = bounds
  return {
    limit: Math.min(most, Math.max(step, Math.floor(Number(asked.show)) || step)),
    cursor: cursorOf(asked.after),
  }
}

export interface ListLinks {
  /** The same page with more rows. */
  moreHref?: string
  /** The page that follows, once this one is full. */
  nextHref?: string
  /** Back to the first page, from one that follows. */
  firstHref?: string
}

/** Where a list goes on: `path` with the query that it keeps. */
export function listLinks(
  path: string,
  query: Record<string, string>,
  { limit, cursor }: ListPlace,
  nextCursor: string | null,
  { step, most }: Bounds,
): ListLinks {
  const to = (extra: Record<string, string>) => {
    const all = new URLSearchParams({ ...query, ...extra }).toString()
    return all ? `${path}?${all}` : path
  }
  return {
    ...(nextCursor && limit < most
      ? { moreHref: to({ ...(cursor ? { after: cursor } : {}), show: String(Math.min(most, limit + step)) }) }
      : {}),
    ...(nextCursor && limit >= most ? { nextHref: to({ after: nextCursor }) } : {}),
    ...(cursor ? { firstHref: to({}) } : {}),
  }
}
