import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import type { Ctx } from "@/lib/core/ctx"
import { everyRow } from "@/lib/core/every-row"
import { listMembers } from "@/lib/programs/queries/list-members"

const header = [
  "memberId",
  "customerId",
  "cardNumber",
  "status",
  "joinedAt",
  "externalId",
  "email",
  "phone",
  "firstName",
  "lastName",
  "tier",
  "availablePoints",
  "currency",
  "purchaseCount",
  "spendMinor",
  "lastPurchaseAt",
]

async function* rowsOf(ctx: Ctx) {
  for await (const member of everyRow((cursor) => listMembers(ctx, { limit: 1000, cursor }))) {
    yield [
      member.id,
      member.customerId,
      member.cardNumber,
      member.status,
      member.joinedAt.toISOString(),
      member.externalId,
      member.email,
      member.phone,
      member.firstName,
      member.lastName,
      member.tierName,
      String(member.availablePoints),
      member.currency,
      String(member.purchaseCount),
      String(member.spendMinor),
      member.lastPurchaseAt?.toISOString() ?? null,
    ]
  }
}

/** All members as a file, read page by page while it is sent. */
export async function GET(_request: Request, { params }: { params: Promise<{ merchant: string }> }): Promise<Response> {
  const { merchant } = await params
  return csvResponse("members.csv", header, async () => rowsOf(await staffCtxOrThrow(merchant)))
}
