/** One bar: what lies in [from, to). Bins follow on each other without gaps and may differ in width. */
export type Bin = { from: number; to: number; count: number }

/** Where a value stands along the bars, 0 to 1. Every bar is equally wide; within one the scale is linear. */
export function positionOf(bins: readonly Bin[], value: number): number {
  const first = bins[0]
  if (!first || value <= first.from) return 0
  const index = bins.findIndex((bin) => value < bin.to)
  const bin = bins[index]
  if (!bin) return 1
  return (index + (value - bin.from) / (bin.to - bin.from)) / bins.length
}

/** The value at a place along the bars, the inverse of `positionOf`. */
export function valueAt(bins: readonly Bin[], position: number): number {
  const place = Math.min(Math.max(position, 0), 1) * bins.length
  const index = Math.min(Math.floor(place), bins.length - 1)
  const bin = bins[index]
  if (!bin) return 0
  return bin.from + (place - index) * (bin.to - bin.from)
}

/** The nearest multiple of `step` within the bounds. */
export function snap(value: number, step: number, min: number, max: number): number {
  const snapped = Math.round(value / step) * step
  return Math.min(Math.max(snapped, min), max)
}
