import { portalCtx } from "@/lib/core/auth/portal-session"
import { exportOwnData } from "@/lib/portal/queries/export-own-data"

/** The member's own data as a file. */
export async function GET(_request: Request, { params }: { params: Promise<{ merchant: string; program: string }> }) {
  const { merchant, program } = await params
  const headers = { "cache-control": "private, no-store" }
  const ctx = await portalCtx(merchant, program)
  if (!ctx) return new Response(null, { status: 401, headers })
  return new Response(JSON.stringify(await exportOwnData(ctx), null, 2), {
    headers: {
      ...headers,
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="my-data-${program}.json"`,
    },
  })
}
