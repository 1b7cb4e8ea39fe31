import { createServer } from "node:net"
import { expect, test } from "vitest"
import { freePort, isFree } from "@/lib/setup/free-port"

test("keeps the wanted port while it is free, takes another when it is not", async () => {
  const wanted = await freePort()
  expect(await freePort(wanted)).toBe(wanted)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(wanted, "127.0.0.1", resolve))
  expect(await isFree(wanted, "127.0.0.1")).toBe(false)
  expect(await freePort(wanted)).not.toBe(wanted)
  await new Promise((resolve) => server.close(resolve))
})

test.each(["127.0.0.1", "::1"])("a port that is taken on %s alone is not free on all addresses", async (host) => {
  const port = await freePort()
  const server = createServer()
  const listens = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false))
    server.listen(port, host, () => resolve(true))
  })
  // A machine without IPv6 has no such address.
  if (!listens) return
  expect(await isFree(port)).toBe(false)
  await new Promise((resolve) => server.close(resolve))
})
