"use client"

import { useTable } from "@tanstack/react-table"
import { useRouter } from "next/navigation"
import { type ReactNode, useMemo, useState } from "react"
import { type DataColumn, dataTableFeatures, matchesText, toColumnDefs } from "./data-table-columns"
import { DataTableHead } from "./data-table-head"
import { DataTableRow } from "./data-table-row"
import { DataTableToolbar, type Density } from "./data-table-toolbar"

export type DataTableProps<Item extends object> = {
  /** Says what the rows are: "Members". */
  caption: string
  columns: readonly DataColumn<Item>[]
  items: readonly Item[]
  getId: (item: Item) => string
  /** Where Enter on a row leads; give the primary column's cell a link too. */
  getHref?: (item: Item) => string | undefined
  /** Shown while there is nothing at all: an EmptyState. */
  empty: ReactNode
  initialSort?: { id: string; desc?: boolean }
  /** Turns selection on. Stands where the toolbar was while something is selected. */
  bulkActions?: (ids: string[], clear: () => void) => ReactNode
  csvName?: string
  /** More controls beside the search. */
  toolbar?: ReactNode
  searchLabel?: string
  /** A LoadMore or Pager under the rows. */
  footer?: ReactNode
}

/** The table's state over the rows that are loaded. */
function useDataTable<Item extends object>(props: DataTableProps<Item>) {
  const { columns, items, getId, bulkActions, initialSort } = props
  const defs = useMemo(() => toColumnDefs(columns), [columns])
  return useTable({
    features: dataTableFeatures,
    columns: defs,
    data: items,
    getRowId: getId,
    enableRowSelection: Boolean(bulkActions),
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row, _columnId, text: unknown) => matchesText(columns, row.original, String(text ?? "")),
    initialState: {
      sorting: initialSort ? [{ id: initialSort.id, desc: Boolean(initialSort.desc) }] : [],
      columnVisibility: Object.fromEntries(
        columns.filter((column) => column.hidden).map((column) => [column.id, false]),
      ),
    },
  })
}

/** A list: search, sort, filter, columns, density, selection and export act on the rows that are loaded. */
export function DataTable<Item extends object>(props: DataTableProps<Item>) {
  const { caption, columns, items, getHref, empty, bulkActions, footer } = props
  const router = useRouter()
  const opener = (href: string | undefined) => (href ? () => router.push(href) : undefined)
  const [density, setDensity] = useState<Density>("roomy")
  const [active, setActive] = useState<string | null>(null)
  const table = useDataTable(props)
  if (items.length === 0) return <div className="rounded-card border border-line bg-surface">{empty}</div>

  const rows = table.getRowModel().rows
  const shown = columns.filter((column) => table.getColumn(column.id)?.getIsVisible())
  const selectedIds = rows.filter((row) => row.getIsSelected()).map((row) => row.id)
  const tabStop = rows.some((row) => row.id === active) ? active : rows[0]?.id
  return (
    <div className="grid min-w-0 gap-3">
      {bulkActions && selectedIds.length > 0 ? (
        <div className="flex min-h-9 flex-wrap items-center gap-3">
          <p role="status" className="tabular font-semibold">
            {selectedIds.length} selected
          </p>
          {bulkActions(selectedIds, () => table.resetRowSelection(true))}
        </div>
      ) : (
        <DataTableToolbar
          table={table}
          columns={columns}
          items={items}
          density={density}
          onDensity={setDensity}
          csvName={props.csvName}
          searchLabel={props.searchLabel ?? `Search ${caption.toLowerCase()}`}
        >
          {props.toolbar}
        </DataTableToolbar>
      )}
      <div className="relative min-w-0 rounded-card border border-line bg-surface max-lg:overflow-x-auto">
        <table className="w-full border-collapse text-sm max-sm:block">
          <caption className="sr-only">{caption}</caption>
          <DataTableHead table={table} columns={shown} selectable={Boolean(bulkActions)} />
          <tbody className="max-sm:block">
            {rows.map((row) => (
              <DataTableRow
                key={row.id}
                row={row}
                columns={shown}
                selectable={Boolean(bulkActions)}
                selected={row.getIsSelected()}
                compact={density === "compact"}
                tabStop={row.id === tabStop}
                onFocus={() => setActive(row.id)}
                onOpen={opener(getHref?.(row.original))}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 ? (
          <p className="px-4 py-8 text-center text-muted">Nothing matches. Change the search or the filters.</p>
        ) : null}
      </div>
      {footer}
    </div>
  )
}
