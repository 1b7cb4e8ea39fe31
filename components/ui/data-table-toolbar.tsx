"use client"

import type { ReactTable } from "@tanstack/react-table"
import { Columns3, Download, Rows2, Rows3, Search } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "./button"
import { toCsv } from "./csv"
import type { DataColumn, DataTableFeatures } from "./data-table-columns"
import { download } from "./download"
import { Input } from "./input"
import { Menu, MenuCheck, MenuGroup } from "./menu"
import { Select } from "./select"

export type Density = "compact" | "roomy"

type ToolbarProps<Item extends object> = {
  table: ReactTable<DataTableFeatures, Item>
  columns: readonly DataColumn<Item>[]
  items: readonly Item[]
  density: Density
  onDensity: (density: Density) => void
  csvName?: string
  searchLabel: string
  children?: ReactNode
}

export function DataTableToolbar<Item extends object>(props: ToolbarProps<Item>) {
  const { table, columns, items, density, onDensity, csvName, searchLabel, children } = props
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="relative w-full sm:w-64">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          type="search"
          aria-label={searchLabel}
          placeholder={searchLabel}
          className="pl-9"
          value={String(table.state.globalFilter ?? "")}
          onChange={(event) => table.setGlobalFilter(event.target.value)}
        />
      </span>
      {columns
        .filter((column) => column.choices)
        .map((column) => (
          <ChoiceFilter
            key={column.id}
            column={column}
            items={items}
            chosen={String(table.getColumn(column.id)?.getFilterValue() ?? "")}
            onChoose={(value) => table.getColumn(column.id)?.setFilterValue(value)}
          />
        ))}
      {children}
      <span className="ml-auto flex gap-1">
        <ColumnMenu table={table} columns={columns} />
        <Button
          variant="ghost"
          size="icon"
          aria-pressed={density === "compact"}
          aria-label="Compact rows"
          title="Compact rows"
          className="max-sm:hidden"
          icon={density === "compact" ? <Rows3 aria-hidden /> : <Rows2 aria-hidden />}
          onClick={() => onDensity(density === "compact" ? "roomy" : "compact")}
        />
        {csvName ? (
          <Button
            variant="ghost"
            size="icon"
            aria-label="Export what is shown as CSV"
            title="Export what is shown as CSV"
            icon={<Download aria-hidden />}
            onClick={() => exportCsv(table, columns, csvName)}
          />
        ) : null}
      </span>
    </div>
  )
}

type ChoiceFilterProps<Item> = {
  column: DataColumn<Item>
  items: readonly Item[]
  chosen: string
  onChoose: (value: string) => void
}

function ChoiceFilter<Item>({ column, items, chosen, onChoose }: ChoiceFilterProps<Item>) {
  const values = [...new Set(items.map((item) => String(column.value(item) ?? "")))].filter(Boolean).sort()
  return (
    <Select
      aria-label={column.header}
      className="w-full sm:w-44"
      placeholder={`${column.header}: all`}
      options={values.map((value) => ({ value, label: value }))}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    />
  )
}

function ColumnMenu<Item extends object>({ table, columns }: Pick<ToolbarProps<Item>, "table" | "columns">) {
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label="Choose columns"
          title="Choose columns"
          icon={<Columns3 aria-hidden />}
        />
      }
    >
      <MenuGroup label="Columns">
        {columns.map((column) => (
          <MenuCheck
            key={column.id}
            disabled={column.primary}
            checked={table.getColumn(column.id)?.getIsVisible() ?? true}
            onCheckedChange={(shown) => table.getColumn(column.id)?.toggleVisibility(shown)}
          >
            {column.header}
          </MenuCheck>
        ))}
      </MenuGroup>
    </Menu>
  )
}

function exportCsv<Item extends object>(
  table: ReactTable<DataTableFeatures, Item>,
  columns: readonly DataColumn<Item>[],
  name: string,
) {
  const shown = columns.filter((column) => table.getColumn(column.id)?.getIsVisible())
  const rows = table.getRowModel().rows.map(({ original }) =>
    shown.map((column) => {
      const value = column.value(original)
      return typeof value === "boolean" ? String(value) : value
    }),
  )
  download(
    `${name}.csv`,
    toCsv(
      shown.map((column) => column.header),
      rows,
    ),
  )
}
