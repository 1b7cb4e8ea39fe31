import { Readable } from "node:stream"
import { stringify } from "csv-stringify"
import { toProblem } from "./api/problem"
import { newId } from "./id"

type Cell = string | number | null
type Rows = AsyncGenerator<Cell[]>

async function* fromFirst(header: Cell[], first: IteratorResult<Cell[]>, rows: Rows) {
  yield header
  for (let next = first; !next.done; next = await rows.next()) yield next.value
}

/**
 * A CSV file that is made while it is sent, so that memory stays flat. Cells that a spreadsheet would take for a formula
 * are escaped. Refusals come before the first row and are answered as problems.
 */
export async function csvResponse(name: string, header: Cell[], open: () => Promise<Rows>): Promise<Response> {
  try {
    const rows = await open()
    const lines = Readable.from(fromFirst(header, await rows.next(), rows))
    const file = lines.pipe(stringify({ escape_formulas: true, bom: true }))
    // A reader that fails half way breaks the download off instead of ending it as if it were whole.
    lines.on("error", (error) => file.destroy(error))
    return new Response(Readable.toWeb(file) as ReadableStream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    const problem = toProblem(error, newId())
    return Response.json(problem, { status: problem.status })
  }
}
