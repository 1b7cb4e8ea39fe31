import { existsSync, readdirSync } from "node:fs"
import { generateClient } from "@/lib/setup/build"
import { startChild } from "@/lib/setup/children"
import { withDatabase } from "@/lib/setup/database"
import { SetupError, say } from "@/lib/setup/say.mjs"

/** `npm run bench [word]`: runs tests/bench/*.bench.ts, or those whose name holds the word, one after another. */
const folder = "tests/bench"
const word = process.argv[2] ?? ""
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith(".bench.ts") && name.includes(word))
  : []
if (files.length === 0) throw new SetupError(`There is no benchmark${word && ` named ${word}`} in ${folder}.`)

await generateClient()
await withDatabase("npm run bench", async () => {
  for (const file of files.sort()) {
    say(file)
    const code = await startChild(file, ["--import", "tsx", `${folder}/${file}`]).ended
    if (code !== 0) process.exitCode = 1
  }
})
