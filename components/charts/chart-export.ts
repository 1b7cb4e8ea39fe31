import { drawPlot, FONT, plainColor, SVG } from "./draw-plot"

const TITLE_HEIGHT = 56
const PADDING = 16

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
export function toSvgPicture(plot: HTMLElement, title: string, subtitle: string): SvgPicture {
  const drawn = drawPlot(plot)
  const width = Math.ceil(drawn.width) + 2 * PADDING
  const height = Math.ceil(drawn.height) + TITLE_HEIGHT + PADDING
  drawn.group.setAttribute("transform", `translate(${PADDING} ${TITLE_HEIGHT})`)
  const picture = document.createElementNS(SVG, "svg")
  for (const [name, value] of Object.entries({ xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` })) {
    picture.setAttribute(name, String(value))
  }
  const color = plainColor(getComputedStyle(document.body).color)
  const ground = document.createElementNS(SVG, "rect")
  ground.setAttribute("width", "100%")
  ground.setAttribute("height", "100%")
  ground.setAttribute("fill", plainColor(getComputedStyle(plot.closest("section") ?? document.body).backgroundColor))
  picture.append(ground, write(title, 26, 16, color, "600"), write(subtitle, 46, 12, color, "400"), drawn.group)
  return { text: new XMLSerializer().serializeToString(picture), width, height }
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
