import { createHmac, timingSafeEqual } from "node:crypto"
import { cookies } from "next/headers"
import { env } from "../env"
import { newSecret, sha256 } from "../id"
import { secureCookies } from "./session-cookie"

const days = 180

function cookieName(account: string): string {
  return `regulars.known.${sha256(account).slice(0, 16)}`
}

function signatureOf(secret: string, account: string, device: string): string {
  return createHmac("sha256", secret).update(`known device ${device} ${account}`).digest("hex")
}

/** The device's own name if `value` says truly that it signed in to the account before; else undefined. */
export function readKnownDevice(secret: string, account: string, value: string | undefined): string | undefined {
  const [device = "", signature = ""] = (value ?? "").split(".")
  const [given, wanted] = [Buffer.from(signature), Buffer.from(signatureOf(secret, account, device))]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? device : undefined
}

/** What a device carries that has signed in to the account. */
export function newKnownDevice(secret: string, account: string): string {
  const device = newSecret(22)
  return `${device}.${signatureOf(secret, account, device)}`
}

/**
 * The device that asks, if it has signed in to this account before. Its attempts are counted apart (OWASP, "Slow Down
 * Online Guessing Attacks with Device Cookies"), so that a stranger's wrong ones keep nobody out of their own account.
 */
export async function knownDevice(account: string): Promise<string | undefined> {
  return readKnownDevice(env().AUTH_SECRET, account, (await cookies()).get(cookieName(account))?.value)
}

/** Lets the device that asks be known for this account from now on. */
export async function rememberDevice(account: string): Promise<void> {
  if (await knownDevice(account)) return
  const settings = {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: secureCookies(),
    maxAge: days * 86_400,
  } as const
  const jar = await cookies()
  jar.set(cookieName(account), newKnownDevice(env().AUTH_SECRET, account), settings)
}
