import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto"
import { z } from "zod"
import { env } from "./env"
import type { Json } from "./json"

const sealedSchema = z.object({ sealed: z.base64() })

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "regulars sealed answer", 32))
}

/** A value as the database may keep it when it must not read it: AES-256-GCM under a key of the installation's secret. */
export function seal(value: Json): { sealed: string } {
  const nonce = randomBytes(12)
  const cipher = createCipheriv("aes-256-gcm", key(), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()])
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64") }
}

/** The value that was sealed. Throws when it was sealed under another secret, or changed. */
export function openSealed(kept: unknown): Json {
  const bytes = Buffer.from(sealedSchema.parse(kept).sealed, "base64")
  const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8"))
}
