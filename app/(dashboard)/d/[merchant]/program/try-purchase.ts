import type { QuoteAction } from "@/components/programs/use-quote"
import { tryPurchaseAction } from "./try-purchase-action"

/** Tries a purchase of a real member under what holds now, in the shape that the designer shows. */
export async function tryPurchase(
  merchantSlug: string,
  { memberId, amountMinor, items, currency }: Parameters<QuoteAction>[0],
): ReturnType<QuoteAction> {
  "use server"
  const line = items === null ? {} : { items: [{ sku: "trial", quantity: items, amountMinor }] }
  const answer = await tryPurchaseAction(merchantSlug, { memberId, purchase: { currency, amountMinor, ...line } })
  if (!answer?.data)
    return { error: answer?.serverError?.message ?? "This purchase cannot be tried. Check the amount." }
  const { awards, tierBefore, tierAfter, sentences } = answer.data
  return {
    quote: {
      awards: awards.map(({ points, availableAt, expiresAt }) => ({ points: Number(points), availableAt, expiresAt })),
      tierBefore: tierBefore?.name ?? null,
      tierAfter: tierAfter?.name ?? null,
      reasons: sentences,
    },
  }
}
