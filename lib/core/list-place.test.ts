import { expect, test } from "vitest"
import { listLinks, listPlace } from "./list-place"

const bounds = { step: 50, most: 200 }
const id = "01980000-0000-7000-8000-000000000001"

test("reads how many rows and after which, whatever the address says", () => {
  expect(listPlace({}, bounds)).toEqual({ limit: 50, cursor: undefined })
  expect(listPlace({ show: "100.7", after: id }, bounds)).toEqual({ limit: 100, cursor: id })
  expect(listPlace({ show: "-1", after: "x" }, bounds)).toEqual({ limit: 50, cursor: undefined })
  expect(listPlace({ show: "1e9" }, bounds)).toEqual({ limit: 200, cursor: undefined })
  expect(listPlace({ show: "many" }, bounds).limit).toBe(50)
})

test("a list goes on with more rows, then with the next page, and finds back", () => {
  const first = listLinks("/m", { tier: "t" }, { limit: 50, cursor: undefined }, id, bounds)
  expect(first).toEqual({ moreHref: "/m?tier=t&show=100" })
  const full = listLinks("/m", {}, { limit: 200, cursor: undefined }, id, bounds)
  expect(full).toEqual({ nextHref: `/m?after=${id}` })
  expect(listLinks("/m", {}, { limit: 50, cursor: id }, id, bounds)).toEqual({
    moreHref: `/m?after=${id}&show=100`,
    firstHref: "/m",
  })
  expect(listLinks("/m", {}, { limit: 50, cursor: undefined }, null, bounds)).toEqual({})
})
