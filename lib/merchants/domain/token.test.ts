import { describe, expect, it } from "vitest"
import { joinToken, splitToken } from "./token"

const secret = "0123456789abcdefghijABCDEFGHIJxy"

describe("splitToken", () => {
  it("gives back what joinToken joined", () => {
    expect(splitToken(joinToken("blue-door", secret))).toEqual({ merchantSlug: "blue-door", secret })
  })

  it.each([
    "",
    "blue-door",
    `blue-door_${secret}x`,
    `Blue_${secret}`,
    `_${secret}`,
    `a_b_${secret}`,
    `a_${"'".repeat(32)}`,
  ])("refuses %j", (token) => {
    expect(splitToken(token)).toBeNull()
  })
})
