import { describe, expect, it } from "vitest"
import { pageOfWhole } from "./page"

const rows = ["d", "c", "b", "a"].map((id) => ({ id }))
const keyOf = ({ id }: { id: string }) => id
const ids = (page: { data: { id: string }[] }) => page.data.map(keyOf).join("")

describe("a page of a list that is read whole", () => {
  it("shows each row once, also when one is added before those shown", () => {
    const first = pageOfWhole(rows, { limit: 3 }, keyOf)
    expect(ids(first)).toBe("dcb")
    const second = pageOfWhole([{ id: "e" }, ...rows], { limit: 3, cursor: first.nextCursor ?? "" }, keyOf)
    expect([ids(second), second.nextCursor]).toEqual(["a", null])
  })

  it("ends where the rows end", () => {
    expect(pageOfWhole(rows, { limit: 4 }, keyOf).nextCursor).toBeNull()
    expect(pageOfWhole([], { limit: 4 }, keyOf)).toEqual({ data: [], nextCursor: null })
  })

  it("refuses a cursor that names none of its rows, and says which field", () => {
    expect(() => pageOfWhole(rows, { limit: 1, cursor: "elsewhere" }, keyOf)).toThrow(
      expect.objectContaining({ code: "invalid_input", fields: [expect.objectContaining({ path: "cursor" })] }),
    )
  })
})
