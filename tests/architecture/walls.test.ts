import { expect, test } from "vitest"
import { areas, placeOf, rankOf } from "./areas"
import { type Import, type SourceFile, sourceFiles } from "./source-files"

const files = sourceFiles().filter((file) => !/\.test\.tsx?$/.test(file.path))
const imports = files.flatMap((file) => file.imports)
const shown = (found: Import[]) => found.map(({ from, to }) => `${from} imports ${to}`)
const prisma = (to: string) => to.startsWith("@prisma/") || to.startsWith("lib/core/generated") || to === "pg"
const inside = (folder: string) => (found: Import) => found.from.startsWith(`${folder}/`)
const from = (kind: string) => (found: Import) => {
  const place = placeOf(found.from)
  return place !== null && areas.includes(place.area) && place.kind === kind
}

test("the walls see the whole house", () => {
  expect(files.length).toBeGreaterThan(50)
  expect(imports.length).toBeGreaterThan(files.length)
})

test("an area imports only from areas before it", () => {
  const wrong = imports.filter((found) => {
    const [here, there] = [placeOf(found.from), placeOf(found.to)]
    if (!here || !there || found.isPackage || here.area === there.area) return false
    return areas.includes(here.area) && areas.includes(there.area) && rankOf(there.area) >= rankOf(here.area)
  })
  expect(shown(wrong)).toEqual([])
})

test("areas of lib are those of the plan", () => {
  const known = [...areas, "core", "setup"]
  expect(
    files.filter((file) => placeOf(file.path) && !known.includes(placeOf(file.path)?.area ?? "")).map(pathOf),
  ).toEqual([])
})

test("core imports no area", () => {
  const wrong = imports
    .filter(inside("lib/core"))
    .filter((found) => !found.isPackage && !found.to.startsWith("lib/core/"))
  expect(shown(wrong)).toEqual([])
})

test("domain is pure: errors, calendar, money and points of core, earlier domain, no Prisma, no Next", () => {
  const allowed = /^lib\/core\/(errors|money|points|calendar)$|^lib\/[a-z]+\/(domain\/|schema$)/
  const wrong = imports
    .filter(from("domain"))
    .filter((found) => !(found.typeOnly && found.to.startsWith("lib/core/")))
    .filter((found) =>
      found.isPackage ? prisma(found.to) || /^(next|react)(\/|$)/.test(found.to) : !allowed.test(found.to),
    )
  expect(shown(wrong)).toEqual([])
})

test("domain reads no clock and draws no lots", () => {
  const impure = /Date\.now\(\)|new Date\(\)|Math\.random\(|randomUUID|randomBytes/
  const wrong = files.filter((file) => placeOf(file.path)?.kind === "domain" && impure.test(file.text))
  expect(wrong.map(pathOf)).toEqual([])
})

test("queries, commands, steps and events know neither Next nor the session", () => {
  const wrong = imports.filter(
    (found) =>
      ["queries", "commands", "steps", "events"].some((kind) => from(kind)(found)) &&
      (/^next(-auth)?(\/|$)/.test(found.to) || /^lib\/core\/auth\/.*session/.test(found.to)),
  )
  expect(shown(wrong)).toEqual([])
})

test("actions import core and their own area only", () => {
  const wrong = imports.filter(from("actions")).filter((found) => {
    const there = placeOf(found.to)
    if (found.isPackage) return prisma(found.to)
    return there === null || (there.area !== "core" && there.area !== placeOf(found.from)?.area) || prisma(found.to)
  })
  expect(shown(wrong)).toEqual([])
})

test("app does not touch Prisma; only app/api calls commands", () => {
  const wrong = imports
    .filter(inside("app"))
    .filter(
      (found) => prisma(found.to) || (!inside("app/api")(found) && /^lib\/[a-z]+\/(commands|steps)\//.test(found.to)),
    )
  expect(shown(wrong)).toEqual([])
})

test("components run neither queries nor commands nor app: they may name the types of what they are given", () => {
  const wrong = imports
    .filter(inside("components"))
    .filter((found) => !found.typeOnly)
    .filter((found) => /^app\/|^lib\/[a-z]+\/(queries|commands|steps|events)/.test(found.to) || prisma(found.to))
  expect(shown(wrong)).toEqual([])
})

test("components/ui, charts and layout know no area", () => {
  const wrong = imports
    .filter((found) => /^components\/(ui|charts)\//.test(found.from))
    .filter(
      (found) => !found.isPackage && !/^components\/(ui|charts)\/|^lib\/core\/(money|points|calendar)$/.test(found.to),
    )
  expect(shown(wrong)).toEqual([])
})

test("only components/charts imports recharts", () => {
  expect(shown(imports.filter((found) => found.to === "recharts" && !inside("components/charts")(found)))).toEqual([])
})

test("lib/setup imports neither app nor components", () => {
  expect(shown(imports.filter(inside("lib/setup")).filter((found) => /^(app|components)\//.test(found.to)))).toEqual([])
})

test("there is no import cycle", () => {
  expect(findCycle(files) ?? "none").toBe("none")
})

/** The first ring of imports, as a readable path, or null. */
function findCycle(all: SourceFile[]): string | null {
  const edges = new Map(all.map((file) => [withoutEnding(file.path), file.imports.filter((found) => !found.isPackage)]))
  const done = new Set<string>()
  const visit = (file: string, trail: string[]): string | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file].join(" > ")
    if (done.has(file)) return null
    for (const { to } of edges.get(file) ?? []) {
      const cycle = edges.has(to) ? visit(to, [...trail, file]) : null
      if (cycle) return cycle
    }
    done.add(file)
    return null
  }
  for (const file of edges.keys()) {
    const cycle = visit(file, [])
    if (cycle) return cycle
  }
  return null
}

function withoutEnding(file: string): string {
  return file.replace(/\.(tsx?|mjs)$/, "")
}

function pathOf(file: SourceFile): string {
  return file.path
}
