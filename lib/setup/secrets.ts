import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import path from "node:path"
import { SetupError } from "@/lib/setup/say.mjs"

/** Random words made once for a data folder and kept in it, readable by its owner alone. */
export type Secrets = { adminPassword: string; ownerPassword: string; appPassword: string; authSecret: string }

/** Without AUTH_SECRET, or with an empty one, the data folder's own counts: never one that everybody knows. */
export function ensureAuthSecret(folder: string): void {
  process.env.AUTH_SECRET ||= loadSecrets(folder).authSecret
}

export function loadSecrets(folder: string): Secrets {
  const file = path.join(folder, "secrets.json")
  const known = existsSync(file) ? readSecrets(file) : {}
  const fresh = () => randomBytes(24).toString("hex")
  const secrets: Secrets = {
    adminPassword: known.adminPassword ?? fresh(),
    ownerPassword: known.ownerPassword ?? fresh(),
    appPassword: known.appPassword ?? fresh(),
    authSecret: known.authSecret ?? fresh(),
  }
  if (Object.keys(known).length < Object.keys(secrets).length) {
    mkdirSync(folder, { recursive: true })
    // Whole or not at all: without these words nobody opens the database any more.
    writeFileSync(`${file}.unfinished`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
    renameSync(`${file}.unfinished`, file)
  }
  return secrets
}

function readSecrets(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    throw new SetupError(
      `The file ${file} cannot be read. It holds the database's passwords: bring it back from a backup.`,
    )
  }
}
