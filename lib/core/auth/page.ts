import { headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import type { Ctx } from "../ctx"
import { safeNext } from "./safe-next"
import { currentStaff, currentStaffCtx } from "./staff-session"

/** The header in which proxy.ts tells a page its own address. */
export const pathHeader = "x-regulars-path"

/** The Ctx of a staff page: who is not signed in is sent to sign in and back, a stranger to the merchant finds nothing. */
export async function staffPageCtx(merchantSlug: string): Promise<Ctx> {
  if (!(await currentStaff())) {
    const here = safeNext((await headers()).get(pathHeader), `/d/${merchantSlug}`)
    redirect(`/sign-in?next=${encodeURIComponent(here)}`)
  }
  return (await currentStaffCtx(merchantSlug)) ?? notFound()
}
