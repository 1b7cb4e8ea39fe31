import { expect, it } from "vitest"
import { z } from "zod"
import { tellIssues } from "./tell-issues"

const key = z.string().regex(/^[a-z]+$/, "Must have letters only.")
const schema = z.strictObject({
  email: z.email().optional(),
  attributes: z.record(key, z.string()).optional(),
  items: z.array(z.number()).min(1).max(2).optional(),
  name: z.string().min(1).max(3).optional(),
  points: z.number().max(9).optional(),
})

it.each([
  [{ email: "a@b" }, "email", "Must be an e-mail address, such as name@example.com."],
  [{ attributes: { "1": "x" } }, "attributes.1", "Must have letters only."],
  [{ items: [1, 2, 3] }, "items", "Must have at most 2 entries."],
  [{ items: [] }, "items", "Must have at least 1 entry."],
  [{ name: "long" }, "name", "Must have at most 3 characters."],
  [{ points: 10 }, "points", "Must be at most 9."],
  [{ other: 1 }, "other", "Is not known here. Check how it is spelled, or take it out."],
])("says of %j what to do", (value, path, message) => {
  expect(tellIssues(schema.safeParse(value).error?.issues ?? [])).toEqual([{ path, message }])
})
