import {
  type ColumnDef,
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  type Row,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table"
import type { ReactNode } from "react"

export type CellValue = string | number | bigint | boolean | null

export type DataColumn<Item> = {
  id: string
  header: string
  /** What is sorted, searched and exported. */
  value: (item: Item) => CellValue
  /** What is shown; the value itself when absent. */
  cell?: (item: Item) => ReactNode
  /** Set at the end of the line, in tabular figures. */
  numeric?: boolean
  sortable?: boolean
  /** Offers the values that occur as a filter. */
  choices?: boolean
  hidden?: boolean
  /** Names the row: read first, and the card's title on a phone. One column at most. */
  primary?: boolean
}

export const dataTableFeatures = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
})

export type DataTableFeatures = typeof dataTableFeatures
export type DataRow<Item extends object> = Row<DataTableFeatures, Item>

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" })

/** Ascending; empty values come last in that order. */
export function compareValues(a: CellValue, b: CellValue): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  if (typeof a === "string" || typeof b === "string") return collator.compare(String(a), String(b))
  return a < b ? -1 : a > b ? 1 : 0
}

function includesText(value: CellValue, text: string): boolean {
  return String(value ?? "")
    .toLocaleLowerCase("en")
    .includes(text.toLocaleLowerCase("en"))
}

export function toColumnDefs<Item extends object>(
  columns: readonly DataColumn<Item>[],
): ColumnDef<DataTableFeatures, Item>[] {
  return columns.map((column) => ({
    id: column.id,
    accessorFn: column.value,
    header: column.header,
    enableSorting: column.sortable !== false,
    enableGlobalFilter: true,
    sortFn: (a, b) => compareValues(column.value(a.original), column.value(b.original)),
    filterFn: (row, _columnId, wanted: unknown) =>
      wanted === "" || wanted === undefined || String(column.value(row.original) ?? "") === wanted,
  }))
}

/** Whether any column of an item contains the text, whatever its case. */
export function matchesText<Item>(columns: readonly DataColumn<Item>[], item: Item, text: string): boolean {
  return columns.some((column) => includesText(column.value(item), text))
}
