import { serviceWorker } from "@/lib/portal/domain/service-worker"
import { publicPage } from "../portal-page"

/** The service worker: its address gives it the scope of this program's portal, and no more. */
export async function GET(_request: Request, { params }: { params: Promise<{ merchant: string; program: string }> }) {
  const { merchant, program } = await params
  const { base } = await publicPage(merchant, program)
  return new Response(serviceWorker(base), {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" },
  })
}
