import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import {
  type Encoding,
  type FileFormat,
  isHeading,
  sniffDelimiter,
  sniffEncoding,
  sniffHeader,
} from "../domain/import/file-format"
import { guessMapping } from "../domain/import/guess-mapping"
import type { ImportMapping } from "../domain/import/import-mapping"
import { fitMapping } from "../domain/import/saved-mapping"
import { readImportSample, readRows, sampleBytes, singleChunk } from "../steps/read-import-file"
import { getImportOrThrow } from "./get-import"
import { listSavedMappings } from "./list-saved-mappings"

const previewRows = 20
const guessRows = 1000

export interface ImportPreview {
  /** Names of the columns: the heading's, or "Column 1" and so on. */
  columns: string[]
  /** As they stand in the file; empty ones where there are none. */
  headings: string[]
  rows: string[][]
  guess: ImportMapping
  /** Mappings kept under a name that fit this file, made ready for it. */
  saved: { id: string; name: string; mapping: ImportMapping }[]
}

const noRows = (detail: string) => new DomainError("file_not_readable", { detail })

async function firstRows(sample: Uint8Array, format: FileFormat, count: number): Promise<string[][]> {
  const rows: string[][] = []
  try {
    for await (const row of readRows(singleChunk(sample), format)) {
      rows.push(row)
      if (rows.length >= count) break
    }
  } catch (error) {
    // A sample may end inside a quote: the rows before it are enough.
    if (rows.length === 0 || !(error instanceof DomainError)) throw error
  }
  return rows
}

function sniff(sample: Uint8Array, forced: Partial<FileFormat>): Omit<FileFormat, "hasHeader"> {
  const encoding: Encoding = forced.encoding ?? sniffEncoding(sample)
  const text = new TextDecoder(encoding).decode(sample)
  return { encoding, delimiter: forced.delimiter ?? sniffDelimiter(text) }
}

/**
 * The first rows of an uploaded file and a guess of how to read it; what the caller fixed of the format is kept.
 * @throws DomainError `file_not_readable` when no rows are found.
 */
export async function previewImport(
  ctx: Ctx,
  input: { importId: string; format: Partial<FileFormat> },
): Promise<ImportPreview> {
  requirePermission(ctx, "imports:write")
  await getImportOrThrow(ctx, input.importId)
  const sample = await readImportSample(ctx, input.importId)
  const base = sniff(sample, input.format)
  // More than are shown: the guess is the better for it.
  const rows = await firstRows(sample, { ...base, hasHeader: false }, guessRows)
  // The last row of a long file's sample is cut off.
  if (sample.length >= sampleBytes) rows.pop()
  if (rows.length === 0) throw noRows("The file has no rows. Export it again, and upload it once more.")
  const [only] = rows
  if (rows.length === 1 && only && isHeading(only))
    throw noRows("The file has one line, which names the columns, and no purchase below it. Export it again.")
  const hasHeader = input.format.hasHeader ?? sniffHeader(rows)
  const header = hasHeader ? (rows.shift() ?? []) : []
  const width = Math.max(header.length, ...rows.map((row) => row.length))
  const headings = Array.from({ length: width }, (_, index) => header[index]?.trim() ?? "")
  const guess = guessMapping({ ...base, hasHeader }, header, rows)
  const saved = (await listSavedMappings(ctx)).flatMap((one) => {
    const mapping = fitMapping(one, headings, guess)
    return mapping ? [{ id: one.id, name: one.name, mapping }] : []
  })
  const columns = headings.map((heading, index) => heading || `Column ${index + 1}`)
  return { columns, headings, rows: rows.slice(0, previewRows), guess, saved }
}
