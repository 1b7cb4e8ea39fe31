import { deriveAccent } from "@/components/ui/accent"
import { publicPage } from "../portal-page"

/** What a phone needs to install the portal as an app of its own. */
export async function GET(_request: Request, { params }: { params: Promise<{ merchant: string; program: string }> }) {
  const { merchant, program: slug } = await params
  const { ctx, program, base } = await publicPage(merchant, slug)
  const icon = (size: number, purpose: string) => ({
    src: `${base}/icon/${size}`,
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  })
  const manifest = {
    id: base,
    name: program.name,
    short_name: program.name.slice(0, 12),
    description: `The loyalty program of ${ctx.merchant.name}.`,
    start_url: `${base}/start`,
    scope: base,
    display: "standalone",
    background_color: "#fbfaf7",
    theme_color: deriveAccent(ctx.merchant.accent, "light").fill,
    icons: [icon(192, "any"), icon(512, "any"), icon(512, "maskable")],
  }
  return new Response(JSON.stringify(manifest), {
    headers: { "content-type": "application/manifest+json", "cache-control": "public, max-age=3600" },
  })
}
