import type { Tx } from "@/lib/core/ctx"
import { slugOf } from "@/lib/merchants/domain/slug-of"

const longest = 60

/** An address for a new program that no other of the merchant has: "cafe-club", "cafe-club-2". */
export async function freeSlug(tx: Tx, name: string): Promise<string> {
  const base = slugOf(name).slice(0, longest).replace(/-+$/, "") || "club"
  const taken = await tx.db.program.findMany({
    where: { merchantId: tx.merchantId, slug: { startsWith: base } },
    select: { slug: true },
  })
  const slugs = new Set(taken.map(({ slug }) => slug))
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!slugs.has(slug)) return slug
  }
}
