export type Encoding = "utf-8" | "windows-1252" | "utf-16le"
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

/** The encoding that a sample is written in: by its byte order mark, else UTF-8 when it is valid, else Windows-1252. */
export function sniffEncoding(sample: Uint8Array): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le"
  return isUtf8(sample) ? "utf-8" : "windows-1252"
}

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

/** Whether the first row names columns: none of its cells is a number or a date, and some cell below is. */
export function sniffHeader(rows: readonly string[][]): boolean {
  const [first, ...rest] = rows
  if (!first || rest.length === 0) return false
  const below = rest.slice(0, 20).some((row) => row.some(looksLikeValue))
  return below && !first.some((cell) => cell.trim() !== "" && looksLikeValue(cell))
}
