// Loaded ahead of the web server. No request of this method can be handed to Next's own code, which fails on it.
import { randomUUID } from "node:crypto"
import { IncomingMessage, Server, ServerResponse } from "node:http"

const title = "This address does not take that method."
const emit = Server.prototype.emit

/**
 * @this {Server}
 * @param {[string, ...unknown[]]} args
 */
function emitUnlessTrace(...args) {
  const [event, request, response] = args
  const isRequest = request instanceof IncomingMessage && response instanceof ServerResponse
  if (event !== "request" || !isRequest || request.method !== "TRACE") return Reflect.apply(emit, this, args)
  const code = "method_not_allowed"
  const problem = { type: `/api/docs#${code}`, title, status: 405, detail: title, code, requestId: randomUUID() }
  response.writeHead(405, { allow: "GET, HEAD, POST", "content-type": "application/problem+json" })
  response.end(JSON.stringify(problem))
  return true
}

Reflect.set(Server.prototype, "emit", emitUnlessTrace)
