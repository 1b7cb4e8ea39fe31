import { CsvError, parse } from "csv-parse/sync"
import { DomainError } from "./errors"

/** The cells of a small file, whichever of the usual separators it has; empty lines are left out. Throws `file_not_readable`. */
export function readCsv(csv: string): string[][] {
  try {
    return parse(csv, {
      delimiter: [",", ";", "\t"],
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new DomainError("file_not_readable", {
      detail: "A row is far too long, mostly because a quote is opened in it and never closed.",
    })
  }
}
