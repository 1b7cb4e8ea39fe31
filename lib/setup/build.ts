import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { startChild } from "@/lib/setup/children"
import { fingerprint } from "@/lib/setup/fingerprint"
import { root } from "@/lib/setup/folders.mjs"
import { SetupError, say } from "@/lib/setup/say.mjs"

const manifest = ["package.json", "package-lock.json"]
const configs = ["next.config.js", "postcss.config.mjs", "tsconfig.json", "proxy.ts", "instrumentation.ts"]
const buildStamp = path.join(root, ".next/fingerprint.txt")
const generatedFolder = path.join(root, "lib/core/generated/prisma")

/** Writes the Prisma client again where the schema, or Prisma, has changed. */
export async function generateClient(): Promise<void> {
  const print = fingerprint(["prisma/schema", "package-lock.json"])
  await whenChanged(path.join(generatedFolder, "fingerprint.txt"), print, "Generating the Prisma client", async () => {
    const env = {
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "lib/setup/no-schema-engine.mjs"),
      CHECKPOINT_DISABLE: "1",
    }
    await runTool("prisma generate", ["node_modules/prisma/build/index.js", "generate"], env)
  })
}

/** Builds the web application where its sources have changed since the last complete build. */
export async function buildApplication(): Promise<void> {
  await whenChanged(buildStamp, sourcesPrint(), "Building the application", async () => {
    await runTool("next build", ["node_modules/next/dist/bin/next", "build"], { NODE_ENV: "production" })
  })
}

export function isBuilt(): boolean {
  return existsSync(buildStamp) && readFileSync(buildStamp, "utf8") === sourcesPrint()
}

function sourcesPrint(): string {
  const counts = (file: string) => !/\.test\.tsx?$|\/generated\/|^lib\/setup\//.test(file)
  return fingerprint(["app", "components", "lib", "public", "prisma/schema", ...manifest, ...configs], counts)
}

/** The stamp goes before the work and comes back after it: what was interrupted is done again. */
async function whenChanged(stamp: string, print: string, text: string, work: () => Promise<void>): Promise<void> {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === print) return
  rmSync(stamp, { force: true })
  say(text)
  const began = Date.now()
  await work()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, print)
  say(`${text}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

async function runTool(name: string, args: string[], env: Record<string, string>): Promise<void> {
  const child = startChild(name, args, { env, quiet: true })
  const code = await child.ended
  if (code === 0) return
  if (/ENOSPC|No space left/.test(child.output()))
    throw new SetupError(`${name} failed: the disk is full. Free some space.`)
  throw new SetupError(`${child.output().trim()}\n${name} failed with code ${code}; what it said stands above.`)
}
