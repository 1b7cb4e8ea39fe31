import { describe, expect, it } from "vitest"
import { setupProgress } from "./setup-progress"

const draft = { name: "Regulars club", slug: "club", published: false }

describe("setupProgress", () => {
  it("begins with the import", () => {
    const { states, finished } = setupProgress({ purchases: false, program: null, memberSignedIn: false })
    expect(states).toEqual({ import: "current", design: "todo", try: "todo", publish: "todo", invite: "todo" })
    expect(finished).toBe(false)
  })

  it("keeps what was done out of order, and points at the first gap", () => {
    const { states } = setupProgress({ purchases: false, program: draft, memberSignedIn: false })
    expect(states).toMatchObject({ import: "current", design: "done", try: "todo" })
  })

  it("asks to try before publishing", () => {
    const { states } = setupProgress({ purchases: true, program: draft, memberSignedIn: false })
    expect(states).toMatchObject({ design: "done", try: "current", publish: "todo" })
  })

  it("ends when a member has come in", () => {
    const live = { ...draft, published: true }
    expect(setupProgress({ purchases: true, program: live, memberSignedIn: false }).states.invite).toBe("current")
    expect(setupProgress({ purchases: true, program: live, memberSignedIn: true }).finished).toBe(true)
  })
})
