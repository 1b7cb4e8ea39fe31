import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { everyRow } from "@/lib/core/every-row"
import { isUuid } from "@/lib/core/id"
import { getSimulationOrThrow } from "@/lib/simulations/queries/get-simulation-or-throw"
import { listSimulationMembers } from "@/lib/simulations/queries/list-simulation-members"

const columns = ["issued", "reversed", "redeemed", "expired", "outstanding", "valueMinor", "tier"] as const

async function* rowsOf(ctx: Ctx, simulationId: string) {
  for await (const { memberId, customerId, externalId, customerName, gainMinor, figures } of everyRow((cursor) =>
    listSimulationMembers(ctx, { simulationId, limit: 1000, cursor }),
  )) {
    const all = figures.flatMap((one) => columns.map((column) => one?.[column] ?? null))
    yield [memberId, customerId, externalId, customerName, gainMinor, ...all]
  }
}

/** What each member would have had under each program, as a file. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ merchant: string; id: string }> },
): Promise<Response> {
  const { merchant, id } = await params
  const header = ["memberId", "customerId", "externalId", "name", "gainMinor"]
  return csvResponse("backtest-members.csv", header, async () => {
    const ctx = await staffCtxOrThrow(merchant)
    if (!isUuid(id)) throw new DomainError("not_found")
    const { programs } = await getSimulationOrThrow(ctx, { simulationId: id })
    header.push(...programs.flatMap(({ key }) => columns.map((column) => `${key} ${column}`)))
    return rowsOf(ctx, id)
  })
}
