import { createHash, randomBytes, randomFillSync, randomInt } from "node:crypto"
import { v7 } from "uuid"

// Random bytes are fetched for many ids at once: one call for each id would take longer than the rest of it.
const pool = new Uint8Array(16_384)
let used = pool.length
let msecs = 0
let seq = 0

/** A new UUIDv7: ids sort by the time they were made, also within a millisecond of this process. */
export function newId(): string {
  if (used + 16 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, used + 16)
  used += 16
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    seq = ((random[0] ?? 0) << 16) | ((random[1] ?? 0) << 8) | (random[2] ?? 0)
  } else seq += 1
  return v7({ random, msecs, seq })
}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/** A random secret of `length` base62 characters; 32 carry 190 bits. */
export function newSecret(length = 32): string {
  return Array.from({ length }, () => base62[randomInt(62)]).join("")
}

// Without letters and digits that are read for one another.
const readable = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

/** A random code that a person can read aloud, in groups of four: `K7QM-2XPA-9RTD`. */
export function newReadableCode(groups = 3): string {
  const group = () => Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join("")
  return Array.from({ length: groups }, group).join("-")
}

/** A random card number of 16 digits, the last a Luhn check digit (ISO/IEC 7812-1 annex B). */
export function newCardNumber(): string {
  const digits = [...randomBytes(15)].map((byte) => byte % 10)
  digits[0] = 1 + ((digits[0] ?? 0) % 9)
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return [...digits, (10 - (sum % 10)) % 10].join("")
}

/** SHA-256 as hexadecimal text: how secrets are stored and requests compared. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text may be asked of the database as an id. */
export function isUuid(text: string): boolean {
  return uuidForm.test(text)
}
