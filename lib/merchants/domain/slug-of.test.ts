import { expect, it } from "vitest"
import { slug } from "@/lib/core/values"
import { slugOf } from "./slug-of"

it.each([
  ["Blue Door Coffee", "blue-door-coffee"],
  ["Café Zoë & Co.", "cafe-zoe-co"],
  ["  -- 24/7 --", "24-7"],
  ["喫茶店", ""],
])("makes an address of %j", (name, expected) => {
  expect(slugOf(name)).toBe(expected)
})

it("makes an address that can be stored of a long name", () => {
  expect(slug.safeParse(slugOf(`${"a".repeat(62)} b`)).success).toBe(true)
})
