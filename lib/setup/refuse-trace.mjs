// Loaded ahead of the web server. No request of this method can be handed to Next's own code, which fails on it.
import { randomUUID } from "node:crypto"
import { Server } from "node:http"

const title = "This address does not take that method."
const emit = Server.prototype.emit

Server.prototype.emit = function (event, ...rest) {
  const [request, response] = rest
  if (event !== "request" || request.method !== "TRACE") return emit.call(this, event, ...rest)
  const code = "method_not_allowed"
  const problem = { type: `/api/docs#${code}`, title, status: 405, detail: title, code, requestId: randomUUID() }
  response.writeHead(405, { allow: "GET, HEAD, POST", "content-type": "application/problem+json" })
  response.end(JSON.stringify(problem))
  return true
}
