import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Time } from "@/components/ui/time"
import type { Json } from "@/lib/core/json"

type AuditRow = { id: string; at: Date; actor: string; action: string; subjectId: string | null; detail: Json }

/** The facts of a line in one text: "from: cashier, to: support". */
function inWords(detail: Json): string {
  if (detail === null || typeof detail !== "object" || Array.isArray(detail))
    return detail === null ? "" : JSON.stringify(detail)
  const word = (value: Json): string => {
    if (Array.isArray(value)) return value.map(word).join(" ")
    return typeof value === "object" ? JSON.stringify(value) : String(value)
  }
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${word(value)}`)
    .join(", ")
}

export function AuditTable({ timeZone, rows }: { timeZone: string; rows: readonly AuditRow[] }) {
  return (
    <Table caption="Audit log">
      <TableHead>
        <TableRow>
          <TableHeader>When</TableHeader>
          <TableHeader>Who</TableHeader>
          <TableHeader>Did</TableHeader>
          <TableHeader>To</TableHeader>
          <TableHeader>With</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="tabular whitespace-nowrap align-top">
              <Time instant={row.at} timeZone={timeZone} format="minute" />
            </TableCell>
            <TableCell className="whitespace-nowrap align-top">{row.actor}</TableCell>
            <TableCell className="whitespace-nowrap align-top font-mono text-xs">{row.action}</TableCell>
            <TableCell className="whitespace-nowrap align-top font-mono text-xs" title={row.subjectId ?? undefined}>
              {row.subjectId ? `…${row.subjectId.slice(-8)}` : ""}
            </TableCell>
            <TableCell className="min-w-48 max-w-96 break-words align-top text-xs text-muted">
              {inWords(row.detail)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
