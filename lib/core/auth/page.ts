import { headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import type { Ctx } from "../ctx"
import { DomainError } from "../errors"
import { pathHeader } from "../path-header"
import type { Permission } from "../permissions"
import { safeNext } from "./safe-next"
import { currentStaff, currentStaffCtx } from "./staff-session"

/**
 * The Ctx of a staff page: who is not signed in is sent to sign in and back; a stranger to the merchant finds nothing,
 * nor does somebody without the permission that the page needs.
 */
export async function staffPageCtx(merchantSlug: string, permission?: Permission): Promise<Ctx> {
  if (!(await currentStaff())) {
    const here = safeNext((await headers()).get(pathHeader), `/d/${merchantSlug}`)
    redirect(`/sign-in?next=${encodeURIComponent(here)}`)
  }
  const ctx = await currentStaffCtx(merchantSlug)
  if (!ctx || (permission && !ctx.permissions.has(permission))) notFound()
  return ctx
}

/** What a page asks for by an id that may be anybody's: what does not exist, or is another merchant's, is a missing page. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) notFound()
    throw error
  }
}
