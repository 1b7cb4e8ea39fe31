import { spawn } from "node:child_process"
import { once } from "node:events"
import { request } from "node:http"
import { expect, test } from "vitest"

const server = `
  const { createServer } = await import("node:http")
  const one = createServer((request, response) => response.end(request.method))
  one.listen(0, "127.0.0.1", () => process.send(one.address().port))
`

async function answerTo(port: number, method: string): Promise<{ status: number | undefined; body: string }> {
  const [response] = await once(request({ port, host: "127.0.0.1", method }).end(), "response")
  let body = ""
  for await (const chunk of response) body += chunk
  return { status: response.statusCode, body }
}

test("a trace is answered by the server itself, and everything else reaches the application", async () => {
  const args = ["--import", "./lib/setup/refuse-trace.mjs", "--input-type=module", "--eval", server]
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] })
  try {
    const [port] = (await once(child, "message")) as [number]
    const refused = await answerTo(port, "TRACE")
    expect(refused.status).toBe(405)
    expect(JSON.parse(refused.body)).toMatchObject({ status: 405, code: "method_not_allowed" })
    expect(await answerTo(port, "PUT")).toEqual({ status: 200, body: "PUT" })
  } finally {
    child.kill()
  }
})
