import { appUrl } from "@/lib/core/app-url"
import type { Ctx } from "@/lib/core/ctx"
import { env } from "@/lib/core/env"
import { sha256 } from "@/lib/core/id"
import { surveyTokenOf } from "../domain/survey-token"

export interface PersonalLink {
  token: string
  /** What is stored of the token. */
  tokenHash: string
  url: string
}

export function publicSurveyUrl(ctx: Ctx, slug: string): string {
  return appUrl(`/s/${ctx.merchant.slug}/${slug}`)
}

/** The link that answers for one invited customer. */
export function personalLink(ctx: Ctx, slug: string, invitationId: string): PersonalLink {
  const token = surveyTokenOf(env().AUTH_SECRET, ctx.merchantId, invitationId)
  return { token, tokenHash: sha256(token), url: `${publicSurveyUrl(ctx, slug)}?t=${token}` }
}
