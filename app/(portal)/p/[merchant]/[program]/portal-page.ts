import { notFound, redirect } from "next/navigation"
import { cache } from "react"
import { portalCtx } from "@/lib/core/auth/portal-session"
import { publicMerchantCtx } from "@/lib/core/auth/public"
import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { isUuid } from "@/lib/core/id"
import { slug as slugForm } from "@/lib/core/values"
import { getPortalProgram, type PortalProgram } from "@/lib/portal/queries/get-portal-program"

export interface PortalParams {
  params: Promise<{ merchant: string; program: string }>
}

/** An address by which a member invites: `?ref=CODE`. */
export interface InvitedParams {
  searchParams: Promise<{ ref?: string | string[] }>
}

export interface PortalPage {
  ctx: Ctx
  program: PortalProgram
  /** The address of the portal's home, without a slash at the end. */
  base: string
}

async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) notFound()
    throw error
  }
}

/** A page of a published program, for anybody. A draft is not there, like a program that does not exist. */
export const publicPage = cache(async (merchant: string, slug: string): Promise<PortalPage> => {
  if (!slugForm.safeParse(merchant).success || !slugForm.safeParse(slug).success) notFound()
  const ctx = await orNotFound(publicMerchantCtx(merchant))
  const program = (await getPortalProgram(ctx, slug)) ?? notFound()
  return { ctx, program, base: `/p/${ctx.merchant.slug}/${program.slug}` }
})

/** The page of the member signed in; whoever is not is sent to the program's front page. */
export async function memberPage(params: PortalParams["params"]): Promise<PortalPage> {
  const { merchant, program } = await params
  const page = await publicPage(merchant, program)
  const ctx = (await portalCtx(merchant, program)) ?? redirect(page.base)
  return { ...page, ctx }
}

/** What a member reads by an id from the address: a malformed one is not there either. */
export async function ownOrNotFound<T>(id: string, read: (id: string) => Promise<T | null>): Promise<T> {
  if (!isUuid(id)) notFound()
  return (await orNotFound(read(id))) ?? notFound()
}
