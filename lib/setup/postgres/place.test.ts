import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { findPlace } from "./place"

let root: string
const data = (name: string) => path.join(root, name)
const pointer = (name: string) => path.join(data(name), "postgres-place.json")

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "regulars-place-"))
  findPlace(data("first"), undefined)
  writeFileSync(pointer("first"), JSON.stringify({ dataDir: "/elsewhere/postgres", project: data("first") }))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test("files lie where the data folder names them, also after it was moved", () => {
  expect(findPlace(data("first"), undefined)).toBe("/elsewhere/postgres")
  renameSync(data("first"), data("moved"))
  expect(findPlace(data("moved"), undefined)).toBe("/elsewhere/postgres")
  expect(JSON.parse(readFileSync(pointer("moved"), "utf8"))).toMatchObject({ project: data("moved") })
})

test("a copy does not write into the database of the one it was copied from", () => {
  findPlace(data("copy"), undefined)
  writeFileSync(pointer("copy"), readFileSync(pointer("first")))
  expect(() => findPlace(data("copy"), undefined)).toThrow(/copy of the one whose data is in .*first/)
  expect(findPlace(data("first"), undefined)).toBe("/elsewhere/postgres")
})
