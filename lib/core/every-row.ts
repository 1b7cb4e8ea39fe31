/** A page of a list, and where the next one begins. */
interface Page<Row> {
  data: readonly Row[]
  nextCursor: string | null
}

/** All rows of a list, read page by page while they are taken, so that memory stays flat. */
export async function* everyRow<Row>(read: (cursor: string | undefined) => Promise<Page<Row>>): AsyncGenerator<Row> {
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    yield* page.data
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}
