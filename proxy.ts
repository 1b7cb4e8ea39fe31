import { type NextRequest, NextResponse } from "next/server"
import { contentSecurityPolicy } from "@/lib/core/content-security-policy"
import { pathHeader } from "@/lib/core/path-header"
import { refuseForm } from "@/lib/core/refuse-form"

/**
 * Gives each page a nonce for its scripts, and tells it its own address, to come back to after sign-in. An address that is no
 * text names nothing: it is answered as one that does not exist, where the router would fail. Forms that nobody can read are
 * refused.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const isApi = request.nextUrl.pathname.startsWith("/api/")
  if (!isText(request.nextUrl.pathname)) {
    return NextResponse.rewrite(new URL(isApi ? "/api/v1/unreadable" : "/unreadable", request.url))
  }
  if (isApi) return NextResponse.next()
  const refused = await refuseForm(request)
  if (refused) return refused
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

/** Whether an address can be decoded: percent signs followed by bytes of UTF-8. */
function isText(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

export const config = {
  // Only what answers with a page, forms that are sent to one, and addresses with percent signs. Any other request with a body
  // stays outside: Next would keep a copy and cut it at 10 MB.
  matcher: [
    {
      source: "/((?!api/|_next/|.*\\.[A-Za-z0-9]+$).*)",
      missing: [{ type: "header", key: "content-type" }],
    },
    {
      source: "/((?!api/|_next/|.*\\.[A-Za-z0-9]+$).*)",
      has: [{ type: "header", key: "content-type", value: "multipart/form-data.*" }],
    },
    { source: "/(.*%.*)" },
  ],
}
