import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { chromium } from "@playwright/test"
import { root } from "@/lib/setup/folders.mjs"
import { SetupError, say } from "@/lib/setup/say.mjs"

const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

/** The path of a Chromium to test with: the system's, else Playwright's own; installs one where there is none. */
export function findBrowser(): string {
  const found = installedBrowser()
  if (found) return found
  const attempts: [string, string[]][] = [
    [process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]],
  ]
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const packages = "apt-get update -q && apt-get install -y -q --no-install-recommends chromium"
    attempts.unshift(["/bin/sh", ["-c", packages]])
  }
  for (const [command, args] of attempts) {
    say(`Installing a browser: ${args.at(-1) === "chromium" ? "playwright install chromium" : args.at(-1)}`)
    spawnSync(command, args, {
      cwd: root,
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    })
    const browser = installedBrowser()
    if (browser) return browser
  }
  throw new SetupError(
    "There is no Chromium and none could be installed. Install one, for example with: npx playwright install chromium",
  )
}

function installedBrowser(): string | undefined {
  return [...systemBrowsers, chromium.executablePath()].find((file) => existsSync(file))
}
