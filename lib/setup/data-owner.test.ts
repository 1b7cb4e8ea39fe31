import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { currentOwner, ownData } from "@/lib/setup/data-owner"
import { identify } from "@/lib/setup/process-identity"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "regulars-owner-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test("one process owns a data folder until it lets go", async () => {
  const first = await ownData(folder, "npm start")
  expect(currentOwner(folder)).toMatchObject({ pid: process.pid, command: "npm start" })
  first.release()
  expect(currentOwner(folder)).toBeNull()
  const second = await ownData(folder, "npm test")
  expect(currentOwner(folder)?.command).toBe("npm test")
  second.release()
})

test("a living owner is named in the refusal", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"])
  const claim = { ...identify(other.pid ?? 0), command: "npm start", passing: false }
  writeFileSync(path.join(folder, "owner.json"), JSON.stringify(claim))
  await expect(ownData(folder, "npm run dev")).rejects.toThrow(`in use by "npm start" (process ${other.pid})`)
  other.kill("SIGKILL")
})

test("the claim of a killed process counts for nothing, also where its number lives again", async () => {
  const claim = { pid: process.ppid, startedAt: "long ago", command: "npm start", passing: false }
  writeFileSync(path.join(folder, "owner.json"), JSON.stringify(claim))
  const ownership = await ownData(folder, "npm start")
  expect(currentOwner(folder)?.pid).toBe(process.pid)
  ownership.release()
})
