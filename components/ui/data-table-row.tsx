"use client"

import type { KeyboardEvent } from "react"
import { Checkbox } from "./checkbox"
import { cn } from "./cn"
import type { DataColumn, DataRow } from "./data-table-columns"

type DataTableRowProps<Item extends object> = {
  row: DataRow<Item>
  columns: readonly DataColumn<Item>[]
  selectable: boolean
  selected: boolean
  compact: boolean
  /** Whether Tab reaches this row; the arrow keys reach the others from there. */
  tabStop: boolean
  onFocus: () => void
  onOpen?: () => void
}

function neighbour(row: HTMLElement, key: string): Element | null | undefined {
  if (key === "ArrowDown" || key === "j") return row.nextElementSibling
  if (key === "ArrowUp" || key === "k") return row.previousElementSibling
  if (key === "Home") return row.parentElement?.firstElementChild
  if (key === "End") return row.parentElement?.lastElementChild
  return null
}

export function DataTableRow<Item extends object>(props: DataTableRowProps<Item>) {
  const { row, columns, selectable, selected, compact, tabStop, onFocus, onOpen } = props
  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>) {
    if (event.target !== event.currentTarget) return
    const next = neighbour(event.currentTarget, event.key)
    if (next instanceof HTMLElement) next.focus()
    else if (event.key === "Enter" && onOpen) onOpen()
    else if (event.key === " " && selectable) row.toggleSelected()
    else return
    event.preventDefault()
  }
  return (
    <tr
      tabIndex={tabStop ? 0 : -1}
      aria-selected={selectable ? selected : undefined}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={cn(
        "border-b border-line -outline-offset-2 last:border-0 hover:bg-raised/60 max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-x-4 max-sm:gap-y-1 max-sm:px-4 max-sm:py-3",
        selected && "bg-accent-tint hover:bg-accent-tint",
      )}
    >
      {selectable ? (
        <td className="w-10 pl-4 max-sm:order-2 max-sm:w-6 max-sm:p-0">
          <Checkbox aria-label="Select row" checked={selected} onChange={row.getToggleSelectedHandler()} />
        </td>
      ) : null}
      {columns.map((column) => (
        <td
          key={column.id}
          data-label={column.header}
          className={cn(
            "max-w-80 px-4 max-sm:col-span-2 max-sm:flex max-sm:max-w-none max-sm:justify-between max-sm:gap-4 max-sm:p-0",
            compact ? "h-9" : "h-12 py-1.5",
            "max-sm:h-auto max-sm:before:shrink-0 max-sm:before:text-muted max-sm:before:content-[attr(data-label)]",
            column.numeric && "tabular text-end",
            column.primary && "font-semibold max-sm:order-1 max-sm:col-span-1 max-sm:before:hidden",
            !column.primary && "max-sm:order-3",
          )}
        >
          <span className="block min-w-0 truncate max-sm:whitespace-normal">
            {column.cell ? column.cell(row.original) : String(column.value(row.original) ?? "–")}
          </span>
        </td>
      ))}
    </tr>
  )
}
