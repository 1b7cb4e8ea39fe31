import type { FileFormat } from "./file-format"
import type { ImportField, ImportMapping } from "./import-mapping"

/** A mapping that was kept under a name, with the headings of the file that it was made for. */
export interface SavedMapping {
  id: string
  name: string
  headings: string[]
  mapping: ImportMapping
}

function plain(heading: string): string {
  return heading.trim().toLowerCase()
}

/**
 * A saved mapping for another file: its columns are found by their headings, wherever they stand; in files without any, by
 * their places. Null where a column that it uses is not there.
 */
export function fitMapping(saved: SavedMapping, headings: readonly string[], format: FileFormat): ImportMapping | null {
  const { hasHeader } = saved.mapping
  if (hasHeader !== format.hasHeader) return null
  if (!hasHeader && saved.headings.length !== headings.length) return null
  const places = headings.map(plain)
  const columns: Partial<Record<ImportField, number>> = {}
  for (const [field, column] of Object.entries(saved.mapping.columns) as [ImportField, number | undefined][]) {
    if (column === undefined) continue
    const place = hasHeader ? places.indexOf(plain(saved.headings[column] ?? "")) : column
    if (place < 0) return null
    columns[field] = place
  }
  const { encoding, delimiter } = format
  return { ...saved.mapping, encoding, delimiter, columns: columns as ImportMapping["columns"] }
}
