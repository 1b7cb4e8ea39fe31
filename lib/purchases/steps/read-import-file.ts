import { parse } from "csv-parse"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import type { FileFormat } from "../domain/import/file-format"

const longestRow = 100_000

/** The file's bytes, piece by piece, each read in a short transaction of its own: memory stays flat with the file's size. */
export async function* readImportChunks(ctx: Ctx, importId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const chunk = await inRead(ctx, (tx) =>
      tx.db.importChunk.findUnique({
        where: { merchantId_importId_position: { merchantId: ctx.merchantId, importId, position } },
        select: { bytes: true },
      }),
    )
    if (!chunk) return
    yield chunk.bytes
  }
}

/** The first bytes of a file, enough to guess its form from. */
export async function readImportSample(ctx: Ctx, importId: string): Promise<Uint8Array> {
  const first = await readImportChunks(ctx, importId).next()
  return first.done ? new Uint8Array() : first.value.subarray(0, 64 * 1024)
}

async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  // Without `ignoreBOM` the decoder takes a byte order mark away by itself.
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function* splitWhitespace(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = ""
  for await (const text of texts) {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = (lines.pop() ?? "").slice(0, longestRow)
    for (const line of lines) if (line.trim() !== "") yield line.trim().split(/\s+/)
  }
  if (rest.trim() !== "") yield rest.trim().split(/\s+/)
}

async function* splitCells(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
  })
  const feeding = (async () => {
    for await (const text of texts) {
      if (parser.destroyed) return
      if (!parser.write(text)) await new Promise((resolve) => parser.once("drain", resolve).once("close", resolve))
    }
    parser.end()
  })()
  feeding.catch((error: Error) => parser.destroy(error))
  try {
    for await (const record of parser) yield record as string[]
  } finally {
    parser.destroy()
  }
}

/** The rows of a file as cells, the heading too. */
export function readRows(chunks: AsyncIterable<Uint8Array>, format: FileFormat): AsyncGenerator<string[]> {
  const texts = decode(chunks, format.encoding)
  return format.delimiter === "whitespace" ? splitWhitespace(texts) : splitCells(texts, format.delimiter)
}

/** One piece of memory as a stream of bytes. */
export async function* singleChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
