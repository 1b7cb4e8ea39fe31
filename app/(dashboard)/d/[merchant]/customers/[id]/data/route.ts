import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { DomainError } from "@/lib/core/errors"
import { idText } from "@/lib/core/values"
import { exportCustomerData } from "@/lib/privacy/queries/export-customer-data"

const headers = { "cache-control": "private, no-store" }

interface DataParams {
  params: Promise<{ merchant: string; id: string }>
}

/** All that is kept of a customer, as a file to hand over. */
export async function GET(_request: Request, { params }: DataParams): Promise<Response> {
  const { merchant, id } = await params
  try {
    const ctx = await staffCtxOrThrow(merchant)
    if (!idText.safeParse(id).success) throw new DomainError("not_found")
    const data = await exportCustomerData(ctx, { id })
    return new Response(JSON.stringify(data, null, 2), {
      headers: {
        ...headers,
        "content-type": "application/json; charset=utf-8",
        "content-disposition": 'attachment; filename="customer-data.json"',
      },
    })
  } catch (error) {
    if (error instanceof DomainError) return new Response(null, { status: error.status, headers })
    throw error
  }
}
