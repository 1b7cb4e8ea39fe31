import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { formatInteger } from "@/lib/core/points"

interface Row {
  position: number
  cells: string[]
  memberId: string | null
  points: bigint | null
  problem: string | null
  entryId?: string | null
}

type AdjustmentRowsProps = { caption: string; rows: readonly Row[]; merchantSlug?: string }

function outcome({ problem, entryId }: Row): string {
  if (problem) return problem
  if (entryId === undefined) return "Can be posted"
  return entryId === null ? "Not posted yet" : "Posted"
}

/** Rows of a file of adjustments and what becomes of each. */
export function AdjustmentRows({ caption, rows, merchantSlug }: AdjustmentRowsProps) {
  return (
    <Table caption={caption} showCaption>
      <TableHead>
        <TableRow>
          <TableHeader numeric>Row</TableHeader>
          <TableHeader>Content</TableHeader>
          <TableHeader numeric>Points</TableHeader>
          <TableHeader>What becomes of it</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.position}>
            <TableCell numeric>{formatInteger(row.position)}</TableCell>
            <TableCell className="max-w-72 truncate text-muted">
              {merchantSlug && row.memberId ? (
                <TextLink href={`/d/${merchantSlug}/members/${row.memberId}`}>{row.cells.join(" · ")}</TextLink>
              ) : (
                row.cells.join(" · ")
              )}
            </TableCell>
            <TableCell numeric>
              {row.points === null ? "–" : `${row.points > 0n ? "+" : ""}${formatInteger(row.points)}`}
            </TableCell>
            <TableCell>{outcome(row)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
