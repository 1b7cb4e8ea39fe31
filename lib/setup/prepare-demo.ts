import pg from "pg"
import { demoAccounts } from "@/lib/setup/demo-accounts.mjs"
import type { Settings } from "@/lib/setup/settings"

interface Known {
  empty: boolean
  hasDemo: boolean
  /** The filling of the demo had stopped for good and was queued again. */
  resumed: boolean
}

/** Has the demo merchant made by a job where the database is empty; answers the words that end the start. */
export async function prepareDemo({ demo, address }: Settings, ownerUrl: string): Promise<string> {
  const known = await inspect(ownerUrl)
  if (known.empty && demo) {
    const { enqueueDemo } = await import("@/lib/setup/demo")
    await enqueueDemo()
  }
  const lines = ["", `Regulars is at ${address}`]
  if (known.empty && !demo) lines.push(`Begin at ${address}/sign-in: it makes the first merchant.`)
  if (known.hasDemo || (known.empty && demo)) {
    if (known.empty) lines.push("The demo café is being filled now; its figures grow for some seconds.")
    if (known.resumed) lines.push("The filling of the demo café had stopped; it goes on now.")
    lines.push("Demo sign-ins:")
    for (const { role, email, password } of demoAccounts)
      lines.push(`  ${role.padEnd(9)} ${email.padEnd(22)} ${password}`)
  }
  return `${lines.join("\n")}\n\n`
}

async function inspect(ownerUrl: string): Promise<Known> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ empty: boolean; hasDemo: boolean }>(
      `SELECT NOT EXISTS (SELECT 1 FROM merchant) AS empty,
              EXISTS (SELECT 1 FROM staff_user WHERE "emailKey" = $1) AS "hasDemo"`,
      [demoAccounts[0].email],
    )
    const { empty = false, hasDemo = false } = rows[0] ?? {}
    if (!hasDemo) return { empty, hasDemo, resumed: false }
    const { resumeDemo } = await import("@/lib/setup/demo/resume-demo")
    return { empty, hasDemo, resumed: await resumeDemo(client) }
  } finally {
    await client.end()
  }
}
