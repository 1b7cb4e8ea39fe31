import { generateClient } from "@/lib/setup/build"
import { startChild } from "@/lib/setup/children"
import { withDatabase } from "@/lib/setup/database"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { ensureAuthSecret } from "@/lib/setup/secrets"
import { readSettings } from "@/lib/setup/settings"

/** Runs a command in a process of its own over the product's database, and answers its exit code. */
export async function runOverDatabase(name: string, args: string[]): Promise<number> {
  readSettings()
  await generateClient()
  ensureAuthSecret(dataFolder)
  return withDatabase(`npm run ${name}`, async () => {
    const child = startChild(name, ["--import", "tsx", `lib/setup/${name}.ts`, ...args])
    // Both get the signal of a Ctrl-C; this process waits, to stop the database after the command.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void child.stop())
    return child.ended
  })
}
