"use client"

import { Select } from "@/components/ui/select"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { type ImportField, type ImportMapping, importFields } from "@/lib/purchases/domain/import/import-mapping"

const options = Object.entries(importFields).map(([value, { label }]) => ({ value, label }))

type Props = {
  columns: string[]
  rows: string[][]
  chosen: ImportMapping["columns"]
  onChoose: (column: number, field: ImportField | null) => void
}

/** The first rows of the file, with a choice above each column of what it holds. */
export function ImportColumnsTable({ columns, rows, chosen, onChoose }: Props) {
  const fieldOf = (column: number) => Object.entries(chosen).find(([, index]) => index === column)?.[0] ?? ""
  return (
    <Table caption="First rows of the file">
      <TableHead>
        <TableRow>
          {columns.map((name, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity than their place
            <TableHeader key={column} className="min-w-44 py-3 align-bottom">
              <span className="mb-2 block truncate">{name}</span>
              <Select
                aria-label={`What column ${name} holds`}
                placeholder="Leave out"
                options={options}
                value={fieldOf(column)}
                onChange={(event) => onChoose(column, (event.target.value || null) as ImportField | null)}
              />
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file may be equal
          <TableRow key={row}>
            {columns.map((name, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity than their place
              <TableCell key={`${name}-${column}`} className="tabular max-w-64 truncate">
                {cells[column] ?? ""}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
