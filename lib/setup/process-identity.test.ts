import { spawn } from "node:child_process"
import { once } from "node:events"
import { expect, test } from "vitest"
import { factsOf, identify, isAlive } from "@/lib/setup/process-identity"

test("knows a process while it runs, and not a later one with its number", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"])
  const known = identify(child.pid ?? 0)
  expect(known && isAlive(known)).toBe(true)
  expect(factsOf(child.pid ?? 0)?.parent).toBe(process.pid)
  expect(isAlive({ pid: child.pid ?? 0, startedAt: "another moment" })).toBe(false)
  child.kill("SIGKILL")
  await once(child, "close")
  expect(known && isAlive(known)).toBe(false)
})
