import { formatValue } from "@/components/ui/format-value"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import type { ChartTable } from "./chart-data"

/** The numbers of a chart, exact. */
export function ChartTableView({ caption, table }: { caption: string; table: ChartTable }) {
  return (
    <Table caption={caption} className="max-h-96 overflow-y-auto">
      <TableHead className="sticky top-0 bg-surface">
        <TableRow>
          {table.header.map((name, index) => (
            <TableHeader key={name} numeric={table.units[index] !== null}>
              {name}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {table.rows.map((row) => (
          <TableRow key={String(row[0])}>
            {row.map((cell, index) => {
              const unit = table.units[index] ?? null
              return (
                <TableCell key={table.header[index]} numeric={unit !== null}>
                  {typeof cell === "string" || unit === null ? cell : formatValue(cell, unit)}
                </TableCell>
              )
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
