"use client"

import type { ReactTable } from "@tanstack/react-table"
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react"
import { Checkbox } from "./checkbox"
import { cn } from "./cn"
import type { DataColumn, DataTableFeatures } from "./data-table-columns"

type DataTableHeadProps<Item extends object> = {
  table: ReactTable<DataTableFeatures, Item>
  columns: readonly DataColumn<Item>[]
  selectable: boolean
}

export function DataTableHead<Item extends object>({ table, columns, selectable }: DataTableHeadProps<Item>) {
  return (
    <thead className="sticky top-14 z-10 max-lg:static max-sm:hidden">
      <tr>
        {selectable ? (
          <th scope="col" className={cn(headCell, "w-10 pl-4")}>
            <Checkbox
              aria-label="Select all rows"
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected()}
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <ColumnHead
            key={column.id}
            column={column}
            sorted={table.getColumn(column.id)?.getIsSorted() || null}
            onSort={() => table.getColumn(column.id)?.toggleSorting()}
          />
        ))}
      </tr>
    </thead>
  )
}

const headCell =
  "h-10 border-b border-line bg-surface px-4 text-start font-semibold text-muted first:rounded-tl-card last:rounded-tr-card"

type ColumnHeadProps<Item> = { column: DataColumn<Item>; sorted: "asc" | "desc" | null; onSort: () => void }

function ColumnHead<Item>({ column, sorted, onSort }: ColumnHeadProps<Item>) {
  const Icon = sorted === "asc" ? ArrowUp : sorted === "desc" ? ArrowDown : ChevronsUpDown
  const order = sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none"
  return (
    <th
      scope="col"
      aria-sort={column.sortable === false ? undefined : order}
      className={cn(headCell, column.numeric && "text-end")}
    >
      {column.sortable === false ? (
        column.header
      ) : (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            "group -mx-1.5 inline-flex h-7 items-center gap-1 whitespace-nowrap rounded-md px-1.5 font-semibold hover:text-ink",
            column.numeric && "flex-row-reverse",
            sorted && "text-ink",
          )}
        >
          {column.header}
          <Icon aria-hidden className={cn("size-3.5", !sorted && "opacity-50 group-hover:opacity-100")} />
        </button>
      )}
    </th>
  )
}
