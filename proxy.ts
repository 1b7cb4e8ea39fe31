import { type NextRequest, NextResponse } from "next/server"
import { contentSecurityPolicy } from "@/lib/core/content-security-policy"
import { pathHeader } from "@/lib/core/path-header"

/** Gives each page a nonce for its scripts, and tells it its own address, to come back to after sign-in. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64")
  const https = process.env.APP_URL?.startsWith("https://") ?? false
  const policy = contentSecurityPolicy(nonce, { development: process.env.NODE_ENV === "development", https })
  const headers = new Headers(request.headers)
  headers.set("content-security-policy", policy)
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set("content-security-policy", policy)
  if (https) response.headers.set("strict-transport-security", "max-age=31536000")
  return response
}

export const config = {
  // Only what answers with a page. A request with a body stays outside: Next would keep a copy and cut it at 10 MB.
  matcher: [
    {
      source: "/((?!api/|_next/|.*\\.[A-Za-z0-9]+$).*)",
      missing: [{ type: "header", key: "content-type" }],
    },
  ],
}
