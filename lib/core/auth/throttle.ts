import pg from "pg"
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible"
import { env } from "../env"
import { DomainError } from "../errors"
import { log } from "../log"

interface Limit {
  /** How many attempts in `seconds`. */
  points: number
  seconds: number
}

const limits = {
  "sign-in-address": { points: 8, seconds: 15 * 60 },
  "sign-in-device": { points: 8, seconds: 15 * 60 },
  "sign-in-origin": { points: 60, seconds: 15 * 60 },
  "password-change": { points: 8, seconds: 15 * 60 },
  "password-reset": { points: 5, seconds: 15 * 60 },
  "code-request": { points: 5, seconds: 15 * 60 },
  "code-check": { points: 10, seconds: 15 * 60 },
  "name-member": { points: 12, seconds: 15 * 60 },
  "public-form": { points: 30, seconds: 60 },
  "public-page": { points: 120, seconds: 60 },
} satisfies Record<string, Limit>

type LimitName = keyof typeof limits

let pool: pg.Pool | undefined
const limiters = new Map<LimitName, RateLimiterPostgres>()

function openPool(): pg.Pool {
  const opened = new pg.Pool({ connectionString: env().DATABASE_URL, max: 2 })
  // An idle connection that the database closes must not end the process; the next attempt opens another.
  opened.on("error", (error) => log.warn({ err: error.name }, "the throttle lost a connection"))
  return opened
}

function limiter(name: LimitName): RateLimiterPostgres {
  pool ??= openPool()
  const known = limiters.get(name)
  if (known) return known
  const made = new RateLimiterPostgres({
    storeClient: pool,
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points: limits[name].points,
    duration: limits[name].seconds,
  })
  limiters.set(name, made)
  return made
}

/** Counts an attempt. Throws `too_many_requests` when there were too many. */
export async function throttle(name: LimitName, key: string): Promise<void> {
  try {
    await limiter(name).consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000))
    throw new DomainError("too_many_requests", { detail: `Too many attempts. Try again in ${minutes} min.` })
  }
}

/** Forgets the attempts after a success. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(key)
}

interface SignInAttempt {
  emailKey: string
  /** Where it came from. */
  origin: string
  /** The device, if it signed in to this account before. */
  device: string | undefined
}

/**
 * Counts an attempt to sign in before the password is looked at: of a device that the account knows by that device, of any
 * other by the address and by where it came from. Throws `too_many_requests`; answers what to call when it was right, so
 * that only failures stay counted.
 */
export async function attemptSignIn({ emailKey, origin, device }: SignInAttempt): Promise<() => Promise<void>> {
  if (device) {
    await throttle("sign-in-device", device)
    return () => forgive("sign-in-device", device)
  }
  await throttle("sign-in-origin", origin)
  await throttle("sign-in-address", emailKey)
  return async () => {
    await forgive("sign-in-address", emailKey)
    await limiter("sign-in-origin").reward(origin, 1)
  }
}
