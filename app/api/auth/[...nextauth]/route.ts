import { NextRequest } from "next/server"
import NextAuth from "next-auth"
import { authOptions } from "@/lib/core/auth/options"
import { readSignInForm } from "@/lib/core/auth/sign-in-form"

interface RouteContext {
  params: Promise<{ nextauth: string[] }>
}

/** What this product uses of next-auth; its other addresses lead nowhere here, and some fail when they are asked for. */
const used = {
  GET: ["csrf", "providers", "session", "signin", "signout", "error"],
  POST: ["callback/credentials", "signout"],
}

async function isUsed(method: keyof typeof used, { params }: RouteContext): Promise<boolean> {
  return used[method].includes((await params).nextauth.join("/"))
}

const missing = () => new Response("This address does not exist.", { status: 404 })

export async function GET(request: NextRequest, context: RouteContext): Promise<Response> {
  return (await isUsed("GET", context)) ? NextAuth(request, context, authOptions()) : missing()
}

export async function POST(request: NextRequest, context: RouteContext): Promise<Response> {
  if (!(await isUsed("POST", context))) return missing()
  const form = await readSignInForm(request)
  if (form instanceof Response) return form
  const { url, headers } = request
  return NextAuth(new NextRequest(url, { method: "POST", headers, body: form }), context, authOptions())
}
