import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { readCsv } from "@/lib/core/read-csv"
import { type AdjustmentColumns, guessColumns, hasHeading, readLine } from "../domain/adjustment-file"
import { type AdjustedProgram, adjustedProgram } from "./adjusted-program"
import { findAdjustedMembers } from "./find-adjusted-members"

export interface CheckedRow {
  /** Of the file, from 1, the heading counted. */
  position: number
  cells: string[]
  memberId: string | null
  points: bigint | null
  reason: string | null
  problem: string | null
}

export interface CheckedAdjustments {
  program: AdjustedProgram
  /** Names of the columns; null where rows were sent and no file. */
  header: string[] | null
  columns: AdjustmentColumns
  rows: CheckedRow[]
  givenPoints: bigint
  takenPoints: bigint
  /** Whether so many points need a second person. */
  needsApproval: boolean
}

export interface AdjustmentSource {
  programId?: string | undefined
  csv?: string | undefined
  columns?: AdjustmentColumns | undefined
  rows?: readonly { customer: string; points: number; reason?: string | undefined }[] | undefined
}

const mostRows = 10_000
const sentColumns: AdjustmentColumns = { customer: 0, points: 1, reason: 2 }

/** Reads adjustments from a file or from rows and says of each whether it can be posted. Throws `file_not_readable`. */
export async function checkAdjustments(tx: Tx, source: AdjustmentSource): Promise<CheckedAdjustments> {
  const program = await adjustedProgram(tx, source.programId)
  const lines = source.rows
    ? source.rows.map(({ customer, points, reason }) => [customer, String(points), reason ?? ""])
    : readCsv(source.csv ?? "")
  const first = lines[0] ?? []
  const columns = source.rows ? sentColumns : (source.columns ?? guessColumns(first))
  const heading = !source.rows && hasHeading(first, columns)
  const read = lines.slice(heading ? 1 : 0).map((cells) => ({ cells, line: readLine(cells, columns) }))
  if (read.length === 0 || read.length > mostRows) {
    const detail = read.length === 0 ? "The file has no rows." : `The file has more than ${mostRows} rows. Split it.`
    throw new DomainError("file_not_readable", { detail })
  }
  const members = await findAdjustedMembers(
    tx,
    program.id,
    read.flatMap(({ line }) => (line.problem ? [] : [line.customer])),
  )
  const rows = read.map(({ cells, line }, index): CheckedRow => {
    const member = members.get(line.customer)
    const { points, reason } = line
    const problem = line.problem ?? (member && "problem" in member ? member.problem : null)
    const memberId = member && "memberId" in member ? member.memberId : null
    return { position: index + (heading ? 2 : 1), cells, memberId, points, reason, problem }
  })
  const good = rows.flatMap(({ problem, points }) => (problem === null && points !== null ? [points] : []))
  const givenPoints = good.reduce((sum, points) => (points > 0n ? sum + points : sum), 0n)
  const takenPoints = good.reduce((sum, points) => (points < 0n ? sum - points : sum), 0n)
  const limit = program.approvalAbovePoints
  const needsApproval = limit !== null && givenPoints + takenPoints > limit
  const header = source.rows ? null : heading ? [...first] : first.map((_, index) => `Column ${index + 1}`)
  return { program, header, columns, rows, givenPoints, takenPoints, needsApproval }
}
