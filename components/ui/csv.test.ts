import { describe, expect, it } from "vitest"
import { toCsv } from "./csv"

describe("toCsv", () => {
  it("quotes what needs it and leaves nulls empty", () => {
    expect(
      toCsv(
        ["Name", "Points"],
        [
          ['Ann "A", B', 12n],
          [null, -3],
        ],
      ),
    ).toBe('\ufeffName,Points\r\n"Ann ""A"", B",12\r\n,-3\r\n')
  })

  it("disarms formulas but not negative amounts", () => {
    expect(toCsv(["x"], [["=1+1"], ["-12.50"], ["@me"]])).toBe("\ufeffx\r\n'=1+1\r\n-12.50\r\n'@me\r\n")
  })
})
