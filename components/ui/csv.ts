type CsvCell = string | number | bigint | null | undefined

// A spreadsheet would run a cell that begins with one of these as a formula.
const FORMULA_START = /^[=+\-@\t\r]/

function writeCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ""
  if (typeof cell !== "string") return String(cell)
  const text = FORMULA_START.test(cell) && !/^[+-]?\d[\d.,]*$/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180, with CRLF and a byte order mark so that spreadsheets read UTF-8; cells that look like formulas are disarmed. */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(writeCell).join(","))
  return `\ufeff${lines.join("\r\n")}\r\n`
}
