import { describe, expect, it } from "vitest"
import { newKnownDevice, readKnownDevice } from "./known-device"

const secret = "x".repeat(32)

describe("a known device", () => {
  const value = newKnownDevice(secret, "ada@example.com")

  it("is known for the account that it signed in to, by a name of its own", () => {
    expect(readKnownDevice(secret, "ada@example.com", value)).toMatch(/^[0-9A-Za-z]{22}$/)
    expect(newKnownDevice(secret, "ada@example.com")).not.toBe(value)
  })

  it("is unknown for any other account, and with a name that it was not given", () => {
    expect(readKnownDevice(secret, "bob@example.com", value)).toBeUndefined()
    expect(readKnownDevice(secret, "ada@example.com", `x${value}`)).toBeUndefined()
    expect(readKnownDevice("y".repeat(32), "ada@example.com", value)).toBeUndefined()
    for (const none of [undefined, "", ".", "é.é", value.replace(/.$/, "")]) {
      expect(readKnownDevice(secret, "ada@example.com", none)).toBeUndefined()
    }
  })
})
