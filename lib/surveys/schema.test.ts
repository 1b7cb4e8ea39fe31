import { expect, test } from "vitest"
import { answerFormSchema } from "./schema"

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const fields = { surveyId: "01980000-0000-7000-8000-000000000001", slug: "your-visit" }

test("a plain form's answer is read as the script's is", () => {
  const sent = formOf({ ...fields, score: "10", comment: "The cake", token: "abc" })
  expect(answerFormSchema.parse(sent)).toEqual({ ...fields, score: 10, comment: "The cake", token: "abc" })
  expect(answerFormSchema.parse(formOf({ ...fields, score: "0", comment: "" }))).toEqual({ ...fields, score: 0 })
})

test.each([null, "11", "-1", ""])("no number from 0 to 10: %o", (score) => {
  const sent = formOf(score === null ? fields : { ...fields, score })
  expect(answerFormSchema.parse(sent)).toEqual({ ...fields, score: null })
})
