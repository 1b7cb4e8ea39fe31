import { toSVG } from "bwip-js/node"

/** A QR code (ISO/IEC 18004) as an SVG of dark modules on white, with its quiet zone of four modules. */
export function qrCode(text: string): string {
  return toSVG({ bcid: "qrcode", text, padding: 4, backgroundcolor: "FFFFFF" })
}

/** A Code 128 bar code (ISO/IEC 15417) as an SVG on white, with its quiet zone. */
export function code128(text: string): string {
  return toSVG({ bcid: "code128", text, height: 14, paddingwidth: 10, paddingheight: 2, backgroundcolor: "FFFFFF" })
}

/** An SVG as the address of a picture. */
export function svgUrl(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`
}
