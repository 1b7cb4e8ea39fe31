import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import type { Ctx } from "@/lib/core/ctx"
import { everyRow } from "@/lib/core/every-row"
import { idText } from "@/lib/core/values"
import { listSegmentCustomers } from "@/lib/segments/queries/list-segment-customers"

const header = [
  "customerId",
  "externalId",
  "email",
  "phone",
  "firstName",
  "lastName",
  "purchaseCount",
  "spendMinor",
  "lastPurchaseAt",
]

async function* rowsOf(ctx: Ctx, segmentId: string) {
  for await (const customer of everyRow((cursor) => listSegmentCustomers(ctx, { segmentId, limit: 1000, cursor }))) {
    yield [
      customer.id,
      customer.externalId,
      customer.email,
      customer.phone,
      customer.firstName,
      customer.lastName,
      customer.purchaseCount,
      customer.spendMinor,
      customer.lastPurchaseAt?.toISOString() ?? null,
    ]
  }
}

/** All customers of a segment as a file, read page by page while it is sent. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ merchant: string; id: string }> },
): Promise<Response> {
  const { merchant, id } = await params
  if (!idText.safeParse(id).success) return new Response(null, { status: 404 })
  return csvResponse("segment.csv", header, async () => rowsOf(await staffCtxOrThrow(merchant), id))
}
