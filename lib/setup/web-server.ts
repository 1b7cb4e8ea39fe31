import { setTimeout as sleep } from "node:timers/promises"

/** Resolves when the server on the port answers its sign-in page without an error of its own. */
export async function untilServed(port: number, host?: string): Promise<void> {
  const own = !host || host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host
  for (;;) {
    const answered = await fetch(`http://${own}:${port}/sign-in`, { redirect: "manual" }).then(
      (response) => response.status < 500,
      () => false,
    )
    if (answered) return
    await sleep(100)
  }
}
