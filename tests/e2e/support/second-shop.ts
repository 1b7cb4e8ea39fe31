import { execFile } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"
import pg from "pg"

export interface SecondShop {
  slug: string
  name: string
  merchantId: string
  owner: { email: string; password: string }
}

const ruleHouse = { slug: "rule-house", name: "Rule House", email: "rosa@rules.example" }

/** A merchant beside the first one, made as an operator makes it; the first visit to the installation is left to its own story. */
export async function openSecondShop(baseUrl: string, names = ruleHouse): Promise<SecondShop> {
  await untilInstalled(baseUrl)
  const args = ["--slug", names.slug, "--name", names.name, "--time-zone", "America/New_York", "--currency", "USD"]
  const told = await runTool("merchant", [...args, "--owner-email", names.email])
  const { merchantId, ownerPassword } = JSON.parse(told) as { merchantId: string; ownerPassword: string }
  return { slug: names.slug, name: names.name, merchantId, owner: { email: names.email, password: ownerPassword } }
}

/** A key to all that the merchant has. */
export function makeKey(slug: string): Promise<string> {
  return runTool("api-key", ["--merchant", slug, "--scopes", "*"])
}

async function runTool(name: string, args: string[]): Promise<string> {
  const env = {
    ...process.env,
    DATABASE_URL: process.env.E2E_APP_DATABASE_URL,
    MIGRATION_DATABASE_URL: process.env.E2E_DATABASE_URL,
  }
  const command = ["--import", "tsx", `lib/setup/${name}.ts`, ...args]
  const { stdout } = await promisify(execFile)(process.execPath, command, { env })
  return stdout.trim()
}

async function untilInstalled(baseUrl: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    const { status } = await fetch(`${baseUrl}/start`, { redirect: "manual" })
    if (status >= 300) return
    await sleep(250)
  }
  throw new Error("nobody has set up the installation")
}

export type Api = <T = { id: string }>(method: "GET" | "POST" | "PATCH", path: string, body?: unknown) => Promise<T>

/** Speaks to the REST API with a key; what is refused fails the test with the answer. */
export function apiOf(baseUrl: string, key: string): Api {
  return async <T>(method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${baseUrl}/api/v1${path}`, { method, headers, ...sent })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text) as T
  }
}

/** Runs a statement as the database's owner: for what a journey needs of the past, or of the night. */
export async function inDatabase<T extends object>(statement: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client(process.env.E2E_DATABASE_URL)
  await client.connect()
  try {
    return (await client.query(statement, values)).rows as T[]
  } finally {
    await client.end()
  }
}
