import { createHmac, timingSafeEqual } from "node:crypto"
import { env } from "@/lib/core/env"

/** How a code is stored: keyed with the installation's secret, as six digits alone would soon be found from a plain hash. */
export function hashMemberCode(codeId: string, code: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`${codeId}:${code}`).digest("hex")
}

/** Compares in constant time. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
