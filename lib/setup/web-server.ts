import { setTimeout as sleep } from "node:timers/promises"
import { SetupError } from "@/lib/setup/say.mjs"

const patienceMs = 90_000

/** Resolves when the server on the port answers its sign-in page without an error of its own; refuses one that only fails. */
export async function untilServed(port: number, host?: string): Promise<void> {
  const began = Date.now()
  const own = !host || host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host
  for (;;) {
    const status = await fetch(`http://${own}:${port}/sign-in`, { redirect: "manual" }).then(
      (response) => response.status,
      () => 0,
    )
    if (status > 0 && status < 500) return
    if (status > 0 && Date.now() - began > patienceMs)
      throw new SetupError(`The web server answers with an error (${status}) and no page; what it said stands above.`)
    await sleep(100)
  }
}
