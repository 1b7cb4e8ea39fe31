const INLINED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-opacity",
  "opacity",
  "font-size",
  "font-weight",
  "text-anchor",
] as const

// A picture that stands alone cannot load the page's own font.
export const FONT = "Inter, system-ui, Helvetica, Arial, sans-serif"
export const SVG = "http://www.w3.org/2000/svg"

/** Where the letters stand within the height of their line. */
const BASELINE = 0.78

/** Mixed colours are computed as `color(srgb …)`, which programs that draw do not know. */
export function plainColor(color: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(color)
  if (!parts) return color
  const [red, green, blue] = parts.slice(1, 4).map((part) => Math.round(Number(part) * 255))
  return parts[4] ? `rgba(${red}, ${green}, ${blue}, ${parts[4]})` : `rgb(${red}, ${green}, ${blue})`
}

function inlineStyles(source: Element, copy: Element): void {
  const style = getComputedStyle(source)
  for (const property of INLINED) copy.setAttribute(property, plainColor(style.getPropertyValue(property)))
  copy.setAttribute("font-family", FONT)
  copy.removeAttribute("class")
  for (const [index, child] of [...source.children].entries()) {
    const twin = copy.children[index]
    if (twin) inlineStyles(child, twin)
  }
}

type Box = { x: number; y: number; width: number; height: number }

function drawSvg(source: SVGSVGElement, { x, y, width, height }: Box): Element {
  const copy = source.cloneNode(true) as SVGSVGElement
  inlineStyles(source, copy)
  for (const [name, value] of Object.entries({ x, y, width, height, overflow: "visible" }))
    copy.setAttribute(name, String(value))
  return copy
}

function drawBox(source: Element, { x, y, width, height }: Box): Element | null {
  const style = getComputedStyle(source)
  const fill = plainColor(style.backgroundColor)
  if (fill === "transparent" || /^rgba\(.*, 0\)$/.test(fill)) return null
  const rect = document.createElementNS(SVG, "rect")
  const rx = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2)
  for (const [name, value] of Object.entries({ x, y, width, height, rx, fill })) rect.setAttribute(name, String(value))
  return rect
}

function drawText(source: Text, { x, y, width, height }: Box): Element {
  const style = getComputedStyle(source.parentElement ?? document.body)
  const text = document.createElementNS(SVG, "text")
  text.textContent = source.data.trim()
  const attributes = {
    x,
    y: y + height * BASELINE,
    // Another font than the page's takes no more room.
    textLength: width,
    lengthAdjust: "spacingAndGlyphs",
    fill: plainColor(style.color),
    "font-size": style.fontSize,
    "font-weight": style.fontWeight,
    "font-family": FONT,
  }
  for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, String(value))
  return text
}

/** What is said to readers of the screen alone is no part of a picture. */
const isHidden = (node: Node) => node instanceof Element && node.classList.contains("sr-only")

/**
 * All that a plot shows as one group of shapes, from its upper left corner: drawings as they are, and of everything else,
 * tables and legends say, the grounds and the words where they stand.
 */
export function drawPlot(plot: HTMLElement): { group: SVGGElement; width: number; height: number } {
  const group = document.createElementNS(SVG, "g")
  const origin = plot.getBoundingClientRect()
  const size = { width: origin.width, height: origin.height }
  const boxOf = (rect: DOMRect): Box => ({
    x: rect.left - origin.left,
    y: rect.top - origin.top,
    width: rect.width,
    height: rect.height,
  })
  const visit = (node: Node): void => {
    if (isHidden(node)) return
    if (node instanceof Text) {
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = boxOf(range.getBoundingClientRect())
      if (box.width > 0 && node.data.trim() !== "") group.append(drawText(node, box))
      return
    }
    if (!(node instanceof Element)) return
    const box = boxOf(node.getBoundingClientRect())
    size.width = Math.max(size.width, box.x + box.width)
    size.height = Math.max(size.height, box.y + box.height)
    if (node instanceof SVGSVGElement) {
      group.append(drawSvg(node, box))
      return
    }
    const ground = drawBox(node, box)
    if (ground) group.append(ground)
    for (const child of node.childNodes) visit(child)
  }
  for (const child of plot.childNodes) visit(child)
  return { group, ...size }
}
