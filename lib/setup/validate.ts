import { mkdirSync } from "node:fs"
import { generateClient } from "@/lib/setup/build"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { conclude } from "@/lib/setup/testing/conclude"
import { fastChecks } from "@/lib/setup/testing/fast-checks"

/** `npm run validate`: what can be told in a minute or two, before a commit. */
mkdirSync(dataFolder, { recursive: true })
await generateClient()
process.exitCode = conclude(await fastChecks())
