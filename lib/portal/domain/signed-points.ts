import { formatInteger } from "@/lib/core/points"

/** "+24" or "−100", with a true minus sign. */
export function signedPoints(points: bigint): string {
  if (points === 0n) return "0"
  return points > 0n ? `+${formatInteger(points)}` : `−${formatInteger(-points)}`
}
