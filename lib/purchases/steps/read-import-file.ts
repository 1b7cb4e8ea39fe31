import { Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import { CsvError, parse } from "csv-parse"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type FileFormat, separatorLine } from "../domain/import/file-format"

const longestRow = 100_000

/** So many pieces of the file wait before each stage that reads it. */
const ahead = { highWaterMark: 2 }

/** So much of a file is looked at to guess its form. */
export const sampleBytes = 64 * 1024

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

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** The bytes of a file as they are, or, where it is packed with gzip, as they were before. Throws `file_not_readable`. */
async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const parts = chunks[Symbol.asyncIterator]()
  const first = await parts.next()
  if (first.done) return
  const all = async function* () {
    yield first.value
    for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value
  }
  if (!isPacked(first.value)) {
    yield* all()
    return
  }
  const gunzip = createGunzip()
  const source = Readable.from(all(), ahead)
  source.once("error", (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  try {
    for await (const part of gunzip) yield part as Uint8Array
  } catch (error) {
    const isBroken = error instanceof Error && "code" in error && /^Z_/.test(String(error.code))
    if (!isBroken) throw error
    throw new DomainError("file_not_readable", {
      detail: "The packed file is broken. Pack it again, or choose it unpacked.",
    })
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

/** The first bytes of a file, unpacked, enough to guess its form from. */
export async function readImportSample(ctx: Ctx, importId: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of unpack(readImportChunks(ctx, importId))) {
    parts.push(part)
    size += part.byteLength
    if (size >= sampleBytes) break
  }
  return new Uint8Array(Buffer.concat(parts).subarray(0, sampleBytes))
}

async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  // Without `ignoreBOM` the decoder takes a byte order mark away by itself.
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** A line that only names the separator is no row: spreadsheets do not count it either. */
async function* withoutSeparatorLine(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true
  for await (const text of texts) {
    yield isFirst ? text.replace(separatorLine, "") : text
    isFirst &&= text === ""
  }
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

function unreadable(error: CsvError): DomainError {
  const row = Number(error.records ?? 0) + 1
  return new DomainError("file_not_readable", {
    detail: `Row ${row} cannot be read: it is far too long, mostly because a quote is opened in it and never closed. Correct the row and choose the file again.`,
  })
}

async function* splitCells(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  })
  const source = Readable.from(texts, ahead)
  source.once("error", (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    for await (const record of parser) yield record as string[]
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
}

/** The rows of a file as cells, the heading too. Throws `file_not_readable` where a quote is never closed: no row is lost silently. */
export function readRows(chunks: AsyncIterable<Uint8Array>, format: FileFormat): AsyncGenerator<string[]> {
  const texts = withoutSeparatorLine(decode(unpack(chunks), format.encoding))
  return format.delimiter === "whitespace" ? splitWhitespace(texts) : splitCells(texts, format.delimiter)
}

/** One piece of memory as a stream of bytes. */
export async function* singleChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
