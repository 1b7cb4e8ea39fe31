import { describe, expect, it } from "vitest"
import { safeNext } from "./safe-next"

describe("safeNext", () => {
  it.each(["/", "/d/demo", "/d/demo/members?cursor=a#row", "/invitation/demo_abc"])("keeps the path %s", (next) => {
    expect(safeNext(next)).toBe(next)
  })

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "/.//evil.example",
    "/a/..//evil.example",
    " //evil.example",
    "http:/evil.example",
    "",
    undefined,
    ["/d/demo"],
  ])("does not follow %j", (next) => {
    expect(safeNext(next)).toBe("/")
  })
})
