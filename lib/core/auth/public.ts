import { type Ctx, publicCtx } from "../ctx"
import { DomainError } from "../errors"
import { merchantBySlug } from "./merchant-facts"

/** The Ctx of a page that anybody can open. Throws `not_found` for an unknown merchant. */
export async function publicMerchantCtx(slug: string): Promise<Ctx> {
  const merchant = await merchantBySlug(slug)
  if (!merchant) throw new DomainError("not_found")
  return publicCtx(merchant)
}
