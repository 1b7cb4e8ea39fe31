import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { usage } from "@/lib/setup/usage.mjs"

test("every command of package.json tells what it is for, and how it is called", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }
  for (const name of Object.keys(scripts)) expect(usage(name, ["--help"])).toMatch(/^npm .+\n[A-Z].+\.\n$/)
  expect(usage("api-key", ["-h"])).toContain("npm run api-key -- --merchant S --scopes '*' [--name N]\n")
})

test("arguments reach those commands alone that take some", () => {
  expect(usage("bench", ["ledger"])).toBeNull()
  expect(usage("worker", [])).toBeNull()
  expect(() => usage("start", ["4000"])).toThrow('npm start takes no arguments, and "4000" is one.')
  expect(() => usage("nothing", [])).toThrow('There is no command "nothing".')
})
