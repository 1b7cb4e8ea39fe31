import { mkdirSync } from "node:fs"
import path from "node:path"
import { generateClient } from "@/lib/setup/build"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { conclude } from "@/lib/setup/testing/conclude"
import { sourceChecks, unitSuites } from "@/lib/setup/testing/fast-checks"

/** `npm run validate`: what can be told in a minute or two, before a commit. */
mkdirSync(path.join(dataFolder, "tests"), { recursive: true })
await generateClient()
process.exitCode = conclude([...(await sourceChecks()), ...(await unitSuites())])
