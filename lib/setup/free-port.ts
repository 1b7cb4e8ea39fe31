import { createServer } from "node:net"

const loopback = "127.0.0.1"

/** The wanted port of 127.0.0.1 if nobody listens there, else any free one. */
export async function freePort(wanted?: number): Promise<number> {
  return wanted && (await isFree(wanted, loopback)) ? wanted : listenOnce(0, loopback)
}

/** Whether a server could listen on the port, on the given address or, without one, on all of them. */
export async function isFree(port: number, host?: string): Promise<boolean> {
  try {
    await listenOnce(port, host)
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return false
    throw error
  }
}

function listenOnce(port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : port))
    })
  })
}
