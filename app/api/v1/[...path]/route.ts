import { serveApi } from "@/lib/core/api/serve"
import { endpoints } from "../endpoints"

async function handle(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await params
  return serveApi(endpoints, request, `/${path.join("/")}`)
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT }
