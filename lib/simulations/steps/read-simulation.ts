import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { Job, Simulation } from "@/lib/core/generated/prisma/client"
import { type JobView, jobView } from "@/lib/core/jobs"
import type { Assumptions } from "../domain/assumptions"
import type { SimulationInput } from "../domain/simulation-input"
import type { MemberDifference, SimulationResult } from "../domain/simulation-result"
import { tellTried } from "../domain/tell-tried"
import { findSimulation } from "./find-simulation"
import { type CustomerName, readCustomerNames } from "./read-customer-names"

/** A backtest without its figures. */
export interface SimulationSummary {
  id: string
  programId: string
  name: string
  from: string
  to: string
  /** The programs compared, the live one first. */
  programs: { key: string; name: string; kind: "live" | "draft" }[]
  assumptions: Assumptions
  job: Pick<JobView, "id" | "status" | "done" | "total" | "errorCode">
  createdAt: string
  finishedAt: string | null
  /** Of one that was run again: of which. */
  rerunOf: string | null
}

type NamedDifference = MemberDifference & CustomerName

export interface SimulationView extends SimulationSummary {
  /** Of one that was run again: whether it came to the same digits; null: not known. */
  sameDigits: boolean | null
  /** What each draft said, in sentences. */
  tried: { key: string; sentences: string[] }[]
  result:
    | (Omit<SimulationResult, "againstLive"> & {
        againstLive: (Omit<SimulationResult["againstLive"][number], "gainers" | "losers"> & {
          gainers: NamedDifference[]
          losers: NamedDifference[]
        })[]
      })
    | null
}

export function summaryOf(row: Omit<Simulation, "result">, job: Job): SimulationSummary {
  const { live, drafts, assumptions, rerunOf } = row.input as unknown as SimulationInput
  const { id, status, done, total, errorCode } = jobView(job)
  return {
    id: row.id,
    programId: row.programId,
    name: row.name,
    from: row.fromDay.toISOString().slice(0, 10),
    to: row.toDay.toISOString().slice(0, 10),
    programs: [
      ...(live ? [{ key: "live", name: live.name, kind: "live" as const }] : []),
      ...drafts.map(({ key, name }) => ({ key, name, kind: "draft" as const })),
    ],
    assumptions,
    job: { id, status, done, total, errorCode },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    rerunOf,
  }
}

/** A backtest as it is shown. Throws `not_found`. */
export async function readSimulation(tx: Tx, simulationId: string): Promise<SimulationView> {
  const row = await findSimulation(tx, simulationId)
  const job = await tx.db.job.findUnique({ where: { merchantId_id: { merchantId: tx.merchantId, id: row.jobId } } })
  if (!job) throw new DomainError("not_found")
  const summary = summaryOf(row, job)
  const result = row.result as unknown as SimulationResult | null
  const { drafts } = row.input as unknown as SimulationInput
  const tried = drafts.map((draft) => ({ key: draft.key, sentences: tellTried(draft, tx.merchant.timeZone) }))
  const sameDigits = await isSame(tx, summary, result)
  return { ...summary, sameDigits, tried, result: result && (await named(tx, result)) }
}

async function isSame(
  tx: Tx,
  { rerunOf }: SimulationSummary,
  result: SimulationResult | null,
): Promise<boolean | null> {
  if (rerunOf === null || result === null) return null
  const first = await tx.db.simulation.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: rerunOf } },
    select: { result: true },
  })
  return first?.result ? JSON.stringify(first.result) === JSON.stringify(result) : null
}

/** Names are those of today: none are kept with the figures. */
async function named(tx: Tx, result: SimulationResult): Promise<SimulationView["result"]> {
  const listed = result.againstLive.flatMap(({ gainers, losers }) => [...gainers, ...losers])
  const names = await readCustomerNames(
    tx,
    listed.map(({ customerId }) => customerId),
  )
  const withName = (one: MemberDifference) => ({ ...one, ...(names.get(one.customerId) ?? nobody) })
  return {
    ...result,
    againstLive: result.againstLive.map(({ gainers, losers, ...rest }) => {
      return { ...rest, gainers: gainers.map(withName), losers: losers.map(withName) }
    }),
  }
}

const nobody: CustomerName = { customerName: null, externalId: null }
