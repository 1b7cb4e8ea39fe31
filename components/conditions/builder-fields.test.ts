import { expect, it } from "vitest"
import { segmentFields, withAskedFields } from "./builder-fields"

const choices = { tierNames: [], segments: [], attributeKeys: ["city"] }

it("offers the fields of a segment, and keeps those that a condition asks for beside them", () => {
  const offered = segmentFields(choices)
  const names = offered.map(({ value }) => value)
  expect(names).toEqual(expect.arrayContaining(["customer.spendMinor.90d", "customer.attributes.city", "member.tier"]))
  const asked = withAskedFields(offered, {
    rules: [
      { field: "member.tier", operator: "=", value: "Gold" },
      { rules: [{ field: "customer.spendMinor.45d" }, { field: "customer.attributes.shoe size" }] },
      { field: "customer.spendMinor.45d" },
    ],
  })
  expect(asked.slice(offered.length)).toEqual([
    { value: "customer.spendMinor.45d", label: "Spend in the last 45 days" },
    { value: "customer.attributes.shoe size", label: "Shoe size" },
  ])
})
