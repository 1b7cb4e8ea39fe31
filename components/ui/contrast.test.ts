import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { deriveAccent } from "./accent"
import { contrast } from "./contrast"

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8")
const tokens = Object.fromEntries(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
) as Record<string, { light: string; dark: string }>

const textPairs = [
  ...["ink", "muted", "good", "warning", "bad"].flatMap((text) =>
    ["paper", "surface", "raised"].map((ground) => [text, ground] as const),
  ),
  ...["good", "warning", "bad"].map((text) => [text, `${text}-tint`] as const),
  ["ink", "good-tint"],
  ["ink", "warning-tint"],
  ["ink", "bad-tint"],
  ["on-bad", "bad-fill"],
] as [string, string][]

const graphics = ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6", "line-strong"]

function ratio(first: string, second: string, theme: "light" | "dark"): number {
  const a = tokens[first]
  const b = tokens[second]
  if (!a || !b) throw new Error(`globals.css has no token ${a ? second : first}`)
  return contrast(a[theme], b[theme])
}

describe.each(["light", "dark"] as const)("tokens in the %s theme", (theme) => {
  it.each(textPairs)("%s on %s can be read", (text, ground) => {
    expect(ratio(text, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(graphics)("%s stands out from surface and paper", (mark) => {
    expect(ratio(mark, "surface", theme)).toBeGreaterThanOrEqual(3)
    expect(ratio(mark, "paper", theme)).toBeGreaterThanOrEqual(3)
  })

  it("derives a readable accent from any colour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const accent = deriveAccent(`#${value.toString(16).padStart(6, "0")}`, theme)
        expect(contrast(accent.onFill, accent.fill)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(accent.onFill, accent.hover)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(accent.ink, accent.tint)).toBeGreaterThanOrEqual(4.5)
        for (const ground of ["paper", "surface", "raised"]) {
          expect(contrast(accent.ink, tokens[ground]?.[theme] ?? "")).toBeGreaterThanOrEqual(4.5)
        }
      }),
    )
  })
})

describe("contrast", () => {
  it("is 21 for black on white", () => {
    expect(contrast("#000", "#ffffff")).toBeCloseTo(21, 5)
  })

  it("refuses what is not a colour", () => {
    expect(() => contrast("red", "#fff")).toThrow(RangeError)
  })

  it("falls back to the default accent", () => {
    expect(deriveAccent("tomato", "light")).toEqual(deriveAccent("#0f766e", "light"))
  })
})
