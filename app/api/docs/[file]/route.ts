import { readFile } from "node:fs/promises"
import path from "node:path"

const start = `SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: false,
  syntaxHighlight: { activate: true, theme: "agate" },
})
`

const style = `body { margin: 0; background: #fbfaf7; color: #1c1917; font: 16px/1.5 system-ui, sans-serif }
.swagger-ui, .swagger-ui .info .title, .swagger-ui .opblock-tag { font-family: system-ui, sans-serif }
.errors { max-width: 1460px; margin: 0 auto; padding: 0 20px 64px; box-sizing: border-box; overflow-x: auto }
.errors table { border-collapse: collapse; width: 100%; font-size: 14px }
.errors th, .errors td { border-bottom: 1px solid #e7e3db; padding: 8px 12px 8px 0; text-align: left; vertical-align: top }
.errors tr:target { background: #e7f1f0 }
`

const own: Record<string, string> = { "start.js": start, "page.css": style }
const packaged = ["swagger-ui-bundle.js", "swagger-ui.css"]

interface RouteContext {
  params: Promise<{ file: string }>
}

async function read(file: string): Promise<string | null> {
  if (own[file] !== undefined) return own[file]
  if (!packaged.includes(file)) return null
  return readFile(path.join(process.cwd(), "node_modules/swagger-ui-dist", file), "utf8")
}

/** The files of the documentation page, by name. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { file } = await params
  const text = await read(file)
  if (text === null) return new Response("Not found", { status: 404 })
  const type = file.endsWith(".css") ? "text/css" : "text/javascript"
  return new Response(text, {
    headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "public, max-age=3600" },
  })
}
