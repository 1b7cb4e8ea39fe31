import { ImageResponse } from "next/og"
import { deriveAccent } from "@/components/ui/accent"
import { publicPage } from "../../portal-page"

const sizes = new Set(["192", "512"])

interface IconParams {
  params: Promise<{ merchant: string; program: string; size: string }>
}

/** The program's sign on a home screen: its first letter on the merchant's colour, filled to the edges so that any mask fits. */
export async function GET(_request: Request, { params }: IconParams) {
  const { merchant, program: slug, size } = await params
  if (!sizes.has(size)) return new Response(null, { status: 404 })
  const { ctx, program } = await publicPage(merchant, slug)
  const { fill, onFill } = deriveAccent(ctx.merchant.accent, "light")
  const edge = Number(size)
  const style = {
    width: "100%",
    height: "100%",
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    background: fill,
    color: onFill,
    fontSize: edge * 0.5,
  }
  const letter = [...program.name.trim()][0]?.toUpperCase() ?? "R"
  return new ImageResponse(<div style={style}>{letter}</div>, {
    width: edge,
    height: edge,
    headers: { "cache-control": "public, max-age=86400" },
  })
}
