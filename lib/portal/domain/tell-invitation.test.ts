import { describe, expect, it } from "vitest"
import type { EarningRule, ProgramDefinition } from "@/lib/programs/domain/definition"
import { rewardsInvitations, tellInvited, tellInviting } from "./tell-invitation"

function programWith(...rules: Partial<EarningRule>[]): ProgramDefinition {
  return {
    versionId: "v",
    name: "Club",
    currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
    moneyCurrency: "USD",
    joinPolicy: "optIn",
    returnPolicy: "withinBalance",
    rules: rules.map((rule, index) => ({
      id: String(index),
      name: "Invite",
      trigger: "referral",
      effect: { kind: "fixed", points: 100 },
      ...rule,
    })),
    tiers: [],
  }
}

const fifty = { effect: { kind: "fixed", points: 50 } } as const

describe("an invitation", () => {
  it.each([
    [[{}], "You and your friend get 100 points each when they first buy something."],
    [
      [{ recipient: "referrer" }, { recipient: "referee", ...fifty }],
      "You get 100 points and your friend 50 points when they first buy something.",
    ],
    [[{ recipient: "referrer" }], "You get 100 points for each friend when they first buy something."],
    [[{ recipient: "referee" }], "Your friend gets 100 points when they first buy something."],
    [
      [{ limits: { budgetPoints: 500 } }],
      "You and your friend get up to 100 points each when they first buy something.",
    ],
    [[{}, { currency: "STATUS" }], "You and your friend get 100 points each when they first buy something."],
  ] as [Partial<EarningRule>[], string][])("%j tells %s", (rules, sentence) => {
    expect(tellInviting(programWith(...rules))).toBe(sentence)
  })

  it("tells who was invited what they get", () => {
    expect(tellInvited(programWith({}), "Ada")).toBe(
      "Ada invites you. You get 100 points when you first buy something.",
    )
    expect(tellInvited(programWith({ recipient: "referrer" }), null)).toBe("A friend invites you.")
  })

  it("is not spoken of where nothing is given", () => {
    expect(rewardsInvitations(programWith())).toBe(false)
    expect(rewardsInvitations(programWith({ trigger: "signup" }))).toBe(false)
    expect(rewardsInvitations(programWith({ recipient: "referee" }))).toBe(true)
  })
})
