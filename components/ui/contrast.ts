type Rgb = readonly [number, number, number]

/** Reads `#rgb` or `#rrggbb` (with or without the #); null for anything else. */
export function parseHex(hex: string): Rgb | null {
  const digits = hex.trim().replace(/^#/, "")
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits
  if (!/^[0-9a-f]{6}$/i.test(full)) return null
  const value = Number.parseInt(full, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`
}

/** Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2). */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two hex colours, 1 to 21 (WCAG 2.2). Throws a RangeError for what is not a hex colour. */
export function contrast(first: string, second: string): number {
  const a = parseHex(first)
  const b = parseHex(second)
  if (!a || !b) throw new RangeError(`Not a hex colour: ${a ? second : first}`)
  const [low, high] = [luminance(a), luminance(b)].sort((left, right) => left - right) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** Mixes `share` (0 to 1) of `other` into `base`, in sRGB. */
export function mix(base: string, other: string, share: number): string {
  const a = parseHex(base)
  const b = parseHex(other)
  if (!a || !b) throw new RangeError(`Not a hex colour: ${a ? other : base}`)
  return toHex([0, 1, 2].map((i) => (a[i] as number) * (1 - share) + (b[i] as number) * share) as unknown as Rgb)
}

/** Moves a colour towards `pole` in small steps until it has `ratio` against every ground. */
export function forceContrast(color: string, grounds: readonly string[], pole: string, ratio = 4.5): string {
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(color, pole, share)
    if (grounds.every((ground) => contrast(candidate, ground) >= ratio)) return candidate
  }
  return pole
}
