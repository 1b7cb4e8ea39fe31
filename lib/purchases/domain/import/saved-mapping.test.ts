import { expect, test } from "vitest"
import type { ImportMapping } from "./import-mapping"
import { fitMapping, type SavedMapping } from "./saved-mapping"

const mapping = {
  encoding: "utf-8",
  delimiter: ",",
  hasHeader: true,
  dateOrder: "dmy",
  decimal: ",",
  rows: "purchase",
  returns: { by: "negative" },
  tax: "inside",
  columns: { purchase: 0, occurredAt: 1, amount: 2 },
} as ImportMapping
const saved: SavedMapping = { id: "1", name: "Till", headings: ["Receipt", "When", "Total", "Note"], mapping }
const format = { encoding: "windows-1252", delimiter: ";", hasHeader: true } as const

test("a saved mapping finds its columns by their headings, and keeps the new file's format", () => {
  expect(fitMapping(saved, [" total", "Extra", "receipt", "WHEN "], format)).toEqual({
    ...mapping,
    encoding: "windows-1252",
    delimiter: ";",
    columns: { purchase: 2, occurredAt: 3, amount: 0 },
  })
})

test("it does not fit a file without one of its columns, or without headings", () => {
  expect(fitMapping(saved, ["Receipt", "When"], format)).toBeNull()
  expect(fitMapping(saved, ["", "", "", ""], { ...format, hasHeader: false })).toBeNull()
})

test("without headings, as many columns are the same file", () => {
  const bare = { ...saved, headings: ["", "", "", ""], mapping: { ...mapping, hasHeader: false } }
  const none = { ...format, hasHeader: false }
  expect(fitMapping(bare, ["", "", "", ""], none)?.columns).toEqual(mapping.columns)
  expect(fitMapping(bare, ["", "", ""], none)).toBeNull()
})
