import type { CSSProperties } from "react"
import { contrast, forceContrast, mix, parseHex } from "./contrast"

export const DEFAULT_ACCENT = "#0f766e"

const WHITE = "#ffffff"
const BLACK = "#000000"
const DARK_INK = "#171412"
const LIGHT_GROUNDS = ["#ffffff", "#fbfaf7", "#f5f2ec"]
const DARK_GROUNDS = ["#171412", "#201c19", "#2a2521"]

export type Accent = { fill: string; hover: string; onFill: string; ink: string; tint: string }

function fillOf(hex: string): Pick<Accent, "fill" | "hover" | "onFill"> {
  const onFill = contrast(hex, WHITE) >= contrast(hex, DARK_INK) ? WHITE : DARK_INK
  const awayFromText = onFill === WHITE ? BLACK : WHITE
  const fill = forceContrast(hex, [onFill], awayFromText)
  return { fill, hover: mix(fill, awayFromText, 0.14), onFill }
}

/**
 * What one brand colour becomes in one theme: a fill that stays the brand, the text on it, and an ink of the same hue
 * that can be read (4.5:1 or more) on every ground of the theme and on the accent's own tint.
 * A colour that cannot be read as hex falls back to the default accent.
 */
export function deriveAccent(hex: string, theme: "light" | "dark"): Accent {
  const brand = parseHex(hex) ? `#${hex.trim().replace(/^#/, "")}` : DEFAULT_ACCENT
  const grounds = theme === "light" ? LIGHT_GROUNDS : DARK_GROUNDS
  const tint = mix(theme === "light" ? WHITE : "#201c19", brand, theme === "light" ? 0.1 : 0.16)
  const ink = forceContrast(brand, [...grounds, tint], theme === "light" ? BLACK : WHITE)
  return { ...fillOf(brand), tint, ink }
}

/** CSS variables for a wrapper that carries `data-accent`: everything inside wears the merchant's colour, in both themes. */
export function accentStyle(hex: string): CSSProperties {
  const variables: Record<string, string> = {}
  for (const theme of ["light", "dark"] as const) {
    const accent = deriveAccent(hex, theme)
    variables[`--accent-${theme}`] = accent.fill
    variables[`--accent-hover-${theme}`] = accent.hover
    variables[`--on-accent-${theme}`] = accent.onFill
    variables[`--accent-ink-${theme}`] = accent.ink
    variables[`--accent-tint-${theme}`] = accent.tint
  }
  return variables
}
