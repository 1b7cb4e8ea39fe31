import { headers } from "next/headers"
import { notFound } from "next/navigation"
import { cache } from "react"
import { orNotFound } from "@/lib/core/auth/page"
import { publicMerchantCtx } from "@/lib/core/auth/public"
import { requestOrigin } from "@/lib/core/auth/request-origin"
import { throttle } from "@/lib/core/auth/throttle"
import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { slug as slugForm } from "@/lib/core/values"
import { getPublicProgram, type PublicProgram } from "@/lib/portal/queries/get-public-program"

export interface PublicProgramParams {
  params: Promise<{ merchant: string; program: string }>
}

/** The program of the address; null where somebody asks too often. A draft is not there, like a program that does not exist. */
export const publicProgram = cache(
  async (merchant: string, slug: string): Promise<{ ctx: Ctx; program: PublicProgram } | null> => {
    if (!slugForm.safeParse(merchant).success || !slugForm.safeParse(slug).success) notFound()
    if (await asksTooOften()) return null
    const ctx = await orNotFound(publicMerchantCtx(merchant))
    return { ctx, program: (await getPublicProgram(ctx, slug)) ?? notFound() }
  },
)

async function asksTooOften(): Promise<boolean> {
  try {
    await throttle("public-page", requestOrigin((await headers()).get("x-forwarded-for")))
    return false
  } catch (error) {
    if (error instanceof DomainError && error.code === "too_many_requests") return true
    throw error
  }
}
