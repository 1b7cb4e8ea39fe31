import { formatValue } from "@/components/ui/format-value"

/** Hundredths of a per cent as text: 210 is "2.1%"; a dash for null. */
export function percentOf(basisPoints: number | null): string {
  return formatValue(basisPoints === null ? null : basisPoints / 10_000, "%")
}

/** "3 of 10", in tenths, where there are enough to say so; else the numbers themselves. */
export function inTenths(part: number, whole: number): string {
  if (whole < 10) return `${part} of ${whole}`
  const tenths = (part / whole) * 10
  if (part > 0 && tenths < 0.5) return `1 of ${formatValue(Math.round(whole / part), "")}`
  return `${Math.round(tenths)} of 10`
}
