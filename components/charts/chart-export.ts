const INLINED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "opacity",
  "font-size",
  "font-weight",
  "text-anchor",
] as const

// A picture that stands alone cannot load the page's own font.
const FONT = "Inter, system-ui, Helvetica, Arial, sans-serif"
const SVG = "http://www.w3.org/2000/svg"
const TITLE_HEIGHT = 56
const PADDING = 16

function inlineStyles(source: Element, copy: Element) {
  const style = getComputedStyle(source)
  for (const property of INLINED) copy.setAttribute(property, style.getPropertyValue(property))
  copy.setAttribute("font-family", FONT)
  copy.removeAttribute("class")
  for (const [index, child] of [...source.children].entries()) {
    const twin = copy.children[index]
    if (twin) inlineStyles(child, twin)
  }
}

function write(text: string, y: number, size: number, color: string, weight: string): SVGTextElement {
  const element = document.createElementNS(SVG, "text")
  element.textContent = text
  const attributes = {
    x: PADDING,
    y,
    fill: color,
    "font-size": size,
    "font-weight": weight,
    "font-family": FONT,
  }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  return element
}

export type SvgPicture = { text: string; width: number; height: number }

/** A chart as a picture that stands alone: colours resolved, with its title and unit above. */
export function toSvgPicture(chart: SVGSVGElement, title: string, subtitle: string): SvgPicture {
  const box = chart.getBoundingClientRect()
  const copy = chart.cloneNode(true) as SVGSVGElement
  inlineStyles(chart, copy)
  copy.setAttribute("x", "0")
  copy.setAttribute("y", String(TITLE_HEIGHT))
  const tokens = getComputedStyle(document.body)
  const picture = document.createElementNS(SVG, "svg")
  const height = box.height + TITLE_HEIGHT + PADDING
  for (const [name, value] of Object.entries({
    xmlns: SVG,
    width: box.width,
    height,
    viewBox: `0 0 ${box.width} ${height}`,
  })) {
    picture.setAttribute(name, String(value))
  }
  const ground = document.createElementNS(SVG, "rect")
  ground.setAttribute("width", "100%")
  ground.setAttribute("height", "100%")
  ground.setAttribute("fill", getComputedStyle(chart.closest("section") ?? document.body).backgroundColor)
  picture.append(ground, write(title, 26, 16, tokens.color, "600"), write(subtitle, 46, 12, tokens.color, "400"), copy)
  return { text: new XMLSerializer().serializeToString(picture), width: box.width, height }
}

/** The same picture in pixels, at twice the size. */
export async function toPng(picture: SvgPicture): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = picture.width * 2
  canvas.height = picture.height * 2
  const context = canvas.getContext("2d")
  context?.scale(2, 2)
  context?.drawImage(image, 0, 0)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/png")
  })
}
