import { isGiftCard, type PurchaseLine } from "./purchase-base"

/** Of so many lines, none of them a gift card: the same for all such purchases. */
const allLines: (readonly number[])[] = []

/** Positions of all lines but gift cards, in their order. */
export function earningLines(items: readonly PurchaseLine[]): readonly number[] {
  if (items.some(isGiftCard)) return items.flatMap((line, position) => (isGiftCard(line) ? [] : [position]))
  const all = allLines[items.length] ?? items.map((_, position) => position)
  allLines[items.length] = all
  return all
}
