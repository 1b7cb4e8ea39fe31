import { expect, test } from "vitest"
import { refuseForm } from "./refuse-form"

const multipart = "multipart/form-data; boundary=abc"
const field = '--abc\r\nContent-Disposition: form-data; name="email"\r\n\r\nada@example.com\r\n'

function sent(body: BodyInit, type: string | undefined = multipart): Request {
  const headers = type ? { "content-type": type } : undefined
  return new Request("http://localhost/sign-in", { method: "POST", body, ...(headers ? { headers } : {}) })
}

const statusOf = async (request: Request) => (await refuseForm(request))?.status ?? null

test("a whole form passes, with files too, and what is no such form is left alone", async () => {
  expect(await statusOf(sent(`${field}--abc--\r\n`))).toBeNull()
  const form = new FormData()
  form.set("file", new File(["a;b\r\n1;2"], "rows.csv", { type: "text/csv" }))
  expect(await statusOf(new Request("http://localhost/x", { method: "POST", body: form }))).toBeNull()
  expect(await statusOf(sent("broken", "text/plain"))).toBeNull()
  expect(await statusOf(new Request("http://localhost/x", { headers: { "content-type": multipart } }))).toBeNull()
})

test.each([
  ["that breaks off", field, multipart],
  ["without its boundary", `${field}--abc--\r\n`, "multipart/form-data"],
  ["with another boundary", `${field}--abc--\r\n`, "multipart/form-data; boundary=xyz"],
  ["that is empty", "", multipart],
])("a form %s is refused", async (_, body, type) => {
  expect(await statusOf(sent(body, type))).toBe(400)
})

test.each([
  ["a list", '[{"name":"Ada"}]', null],
  ["an empty list", "[]", null],
  ["no JSON", "garbage", 400],
  ["no list", '{"name":"Ada"}', 400],
  ["nothing", "", 400],
  ["no text", new Uint8Array([0x5b, 0xff, 0x5d]), 400],
])("a call of an action that says %s", async (_, body, status) => {
  const headers = { "content-type": "text/plain;charset=UTF-8", "next-action": "7f01" }
  expect(await statusOf(new Request("http://localhost/x", { method: "POST", body, headers }))).toBe(status)
})

test("a form that is too large is refused as such, whether it says so or not", async () => {
  const much = `${field}\r\n${"x".repeat(5 * 1024 * 1024)}`
  expect(await statusOf(sent(much))).toBe(413)
  const said = new Request("http://localhost/x", {
    method: "POST",
    body: field,
    headers: { "content-type": multipart, "content-length": "6000000" },
  })
  expect(await statusOf(said)).toBe(413)
})
