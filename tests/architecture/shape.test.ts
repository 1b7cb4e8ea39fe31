import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { root, sourceFiles } from "./source-files"

const files = sourceFiles(["app", "components", "lib", "tests"])
const product = files.filter((file) => !file.path.startsWith("tests/") && !/\.test\.tsx?$/.test(file.path))
const lines = (text: string) => text.trimEnd().split("\n").length

test("no file is longer than 300 lines", () => {
  const long = files.filter((file) => lines(file.text) > 300).map((file) => `${file.path}: ${lines(file.text)}`)
  expect(long).toEqual([])
})

test("no function is longer than 70 lines", () => {
  const found = product.flatMap((file) => file.functions.map((each) => ({ file: file.path, ...each })))
  expect(found.length).toBeGreaterThan(100)
  expect(found.filter((each) => each.lines > 70).map(({ file, name, lines: n }) => `${file} ${name}: ${n}`)).toEqual([])
})

test("half the files are under 60 lines and nine in ten under 200", () => {
  const sizes = product.map((file) => lines(file.text)).sort((a, b) => a - b)
  const at = (share: number) => sizes[Math.ceil(sizes.length * share) - 1] ?? 0
  expect(at(0.9)).toBeLessThan(200)
})

test("no file is a heap of odds and ends, or only passes on what others export", () => {
  const heaps = files.filter((file) => /(^|\/)(utils|helpers|misc|common)(\/|\.)/.test(file.path))
  const barrels = files.filter((file) => /^(components|lib)\/.*\/index\.tsx?$/.test(file.path) || isBarrel(file.text))
  expect([...heaps, ...barrels].map((file) => file.path)).toEqual([])
})

function isBarrel(text: string): boolean {
  const statements = text.split("\n").filter((line) => line.trim() && !line.trim().startsWith("//"))
  return statements.length > 0 && statements.every((line) => /^export (\*|\{.*\}|type \{.*\}) .*from /.test(line))
}

test("file names are kebab-case", () => {
  const special = /^(\[.*\]|\(.*\)|@.*|_.*)$/
  const wrong = files.filter((file) =>
    file.path.split("/").some((part) => !special.test(part) && !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)),
  )
  expect(wrong.map((file) => file.path)).toEqual([])
})

test("a command is named as its file", () => {
  const wrong = files.filter((file) => {
    const name = /^lib\/[a-z]+\/commands\/([a-z0-9-]+)\.ts$/.exec(file.path)?.[1]
    if (!name) return false
    const expected = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    return !new RegExp(`export (async )?(function|const) ${expected}\\b`).test(file.text)
  })
  expect(wrong.map((file) => file.path)).toEqual([])
})

test("nothing escapes the compiler", () => {
  const unchecked = /(: |<|, |as )any(\[\])*([\];,)>]| [=|&]|$)|@ts-(ignore|nocheck|expect-error)/m
  expect(
    files
      .filter((file) => !file.path.startsWith("tests/architecture/") && unchecked.test(file.text))
      .map((file) => file.path),
  ).toEqual([])
})

test("the top level is the plan's", () => {
  if (!existsSync(path.join(root, ".git"))) return
  const plan =
    /^(\..*|app|components|lib|prisma|public|tests|README\.md|LICENSE|SECURITY\.md|CHANGELOG\.md|CONTRIBUTING\.md|Dockerfile|compose\.ya?ml|proxy\.ts|instrumentation\.ts|.*\.config\.(js|mjs|ts)|.*\.json)$/
  const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n")
  const top = [...new Set(tracked.filter(Boolean).map((file) => file.split("/")[0] ?? ""))]
  expect(top.filter((name) => !plan.test(name))).toEqual([])
})
