export const encodings = ["utf-8", "windows-1252", "utf-16le", "utf-16be"] as const
export type Encoding = (typeof encodings)[number]
export type Delimiter = "," | ";" | "\t" | "|" | "whitespace"

/** How the bytes of a file become rows of cells. */
export interface FileFormat {
  encoding: Encoding
  delimiter: Delimiter
  hasHeader: boolean
}

function isUtf8(sample: Uint8Array): boolean {
  try {
    // The sample may end inside a character: `stream` leaves that one open.
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Which of two bytes is empty in most letters of UTF-16. */
function sniffWide(sample: Uint8Array): Encoding | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le"
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be"
  const start = sample.subarray(0, 1024)
  const empty = [0, 0]
  for (const [index, byte] of start.entries()) if (byte === 0) empty[index % 2] = (empty[index % 2] ?? 0) + 1
  const [first = 0, second = 0] = empty
  if (Math.max(first, second) * 5 < start.length * 2 || Math.min(first, second) > 0) return null
  return second > first ? "utf-16le" : "utf-16be"
}

/** The encoding that a sample is written in: by its byte order mark or empty bytes, else UTF-8 when it is valid, else Windows-1252. */
export function sniffEncoding(sample: Uint8Array): Encoding {
  return sniffWide(sample) ?? (isUtf8(sample) ? "utf-8" : "windows-1252")
}

const magic: { bytes: string; remedy: string }[] = [
  {
    bytes: "504b0304",
    remedy:
      "This is an Excel workbook or a ZIP archive. In Excel choose “Save as” and “CSV UTF-8”; unpack an archive first.",
  },
  { bytes: "d0cf11e0", remedy: "This is an old Excel workbook. In Excel choose “Save as” and “CSV UTF-8”." },
  { bytes: "25504446", remedy: "This is a PDF. Export the purchases as CSV or text instead." },
]

/** Why the beginning of a file is no text, and what to do; null: it may be, packed with gzip or not. */
export function whyNoText(start: Uint8Array): string | null {
  const hex = Array.from(start.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("")
  const known = magic.find(({ bytes }) => hex === bytes)
  if (known) return known.remedy
  const isPacked = hex.startsWith("1f8b")
  const isText =
    isPacked || sniffEncoding(start).startsWith("utf-16") || start.subarray(0, 1024).every((byte) => byte !== 0)
  return isText ? null : "This is no table of text. Export the purchases as CSV or text, and choose that file."
}

/** The line "sep=;" with which spreadsheets name their separator. */
export const separatorLine = /^sep=([,;\t|])\r?\n/i

const separators = [",", ";", "\t", "|"] as const

/** Takes quoted cells away, line ends in them too, but no stray quote inside a cell. */
function withoutQuoted(text: string): string {
  return text.replace(/(^|[,;\t|])"(?:[^"]|"")*"(?=[,;\t|\r\n]|$)/gm, "$1")
}

function evenness(counts: number[]): number {
  const first = counts[0] ?? 0
  return first > 0 ? counts.filter((count) => count === first).length / counts.length : 0
}

/** The separator that cuts the lines into equally many cells; white space when none does. */
export function sniffDelimiter(sampleText: string): Delimiter {
  const named = separatorLine.exec(sampleText.replace(/^\ufeff/, ""))?.[1]
  if (named) return named as Delimiter
  const lines = withoutQuoted(sampleText)
    .split(/\r\n|\n|\r/)
    .slice(0, 50)
    .filter((line) => line.trim() !== "")
  const scores = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1)
    return { separator, even: evenness(counts), count: counts[0] ?? 0 }
  })
  // A decimal comma cuts lines evenly too, but into fewer cells than a semicolon does.
  const best = scores.filter(({ even }) => even >= 0.8).sort((a, b) => b.count - a.count || b.even - a.even)[0]
  return best?.separator ?? "whitespace"
}

function looksLikeValue(cell: string): boolean {
  return /^[\s\d.,:/+$€£-]*\d[\s\d.,:/+$€£TZ-]*$/.test(cell)
}

/** Whether a row may name columns: none of its cells is a number or a date. */
export function isHeading(row: readonly string[]): boolean {
  return row.length > 1 && !row.some((cell) => cell.trim() !== "" && looksLikeValue(cell))
}

/** Whether the first row names columns: none of its cells is a number or a date, and some cell below is. */
export function sniffHeader(rows: readonly string[][]): boolean {
  const [first, ...rest] = rows
  if (!first || rest.length === 0) return false
  const below = rest.slice(0, 20).some((row) => row.some(looksLikeValue))
  return below && !first.some((cell) => cell.trim() !== "" && looksLikeValue(cell))
}
