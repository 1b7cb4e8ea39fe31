import { databaseAnswers } from "@/lib/core/health"

export const dynamic = "force-dynamic"

/** For proxies and supervisors: 200 while this server can serve, 503 while its database does not answer. */
export async function GET(): Promise<Response> {
  const database = await databaseAnswers()
  const body = { status: database ? "ok" : "unavailable", database: database ? "ok" : "unavailable" }
  return Response.json(body, { status: database ? 200 : 503, headers: { "cache-control": "no-store" } })
}
