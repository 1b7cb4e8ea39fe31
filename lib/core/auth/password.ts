import { hash, verify } from "@node-rs/argon2"

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane. The library's default algorithm is argon2id.
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), settings)
}

// So that an unknown address takes as long as a wrong password.
let decoy: Promise<string> | undefined

/** Whether the password is right. Takes the same time when there is no hash to compare with. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password")
  const right = await verify(passwordHash ?? (await decoy), password.normalize("NFKC"))
  return right && passwordHash !== undefined
}
