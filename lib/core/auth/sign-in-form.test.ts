import { describe, expect, it } from "vitest"
import { readSignInForm } from "./sign-in-form"

const form = "application/x-www-form-urlencoded"
const sent = (body: string, type: string) =>
  readSignInForm(new Request("http://x.example/", { method: "POST", body, headers: { "content-type": type } }))

describe("a form of sign-in", () => {
  it("is read when it is one", async () => {
    expect(await sent("email=a&password=b", form)).toBe("email=a&password=b")
    expect(await sent("", `${form};charset=UTF-8`)).toBe("")
  })

  it.each([
    [415, "{", "application/json"],
    [415, "x", "text/plain"],
    [413, "x".repeat(20_000), form],
  ])("is refused with %i otherwise", async (status, body, type) => {
    expect(await sent(body, type)).toMatchObject({ status })
  })
})
