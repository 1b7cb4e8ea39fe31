import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ensureAuthSecret, loadSecrets } from "@/lib/setup/secrets"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "regulars-secrets-"))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test.each([undefined, ""])("where AUTH_SECRET is %j the folder's own counts, the same each time", (given) => {
  vi.stubEnv("AUTH_SECRET", given)
  ensureAuthSecret(folder)
  expect(process.env.AUTH_SECRET).toHaveLength(48)
  expect(process.env.AUTH_SECRET).toBe(loadSecrets(folder).authSecret)
})

test("a secret that is set stays", () => {
  vi.stubEnv("AUTH_SECRET", "a secret of the machine's own, long enough")
  ensureAuthSecret(folder)
  expect(process.env.AUTH_SECRET).toBe("a secret of the machine's own, long enough")
})

test("a file that cannot be read is named, and never made anew over a database that it opens", () => {
  writeFileSync(path.join(folder, "secrets.json"), "{")
  expect(() => loadSecrets(folder)).toThrow(`${folder}/secrets.json cannot be read`)
})

test("the file is there whole, and nothing beside it", () => {
  loadSecrets(folder)
  expect(readdirSync(folder)).toEqual(["secrets.json"])
})
