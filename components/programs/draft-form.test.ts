import { expect, it } from "vitest"
import { tierOf, underLadder } from "@/components/tiers/ladder-form"
import type { Tier } from "@/lib/tiers/domain/tier"
import { type ProgramWithRewards, toForm } from "./draft-form"

const program = {
  ...{ name: "Club", slug: "club", moneyCurrency: "USD", joinPolicy: "everyone", returnPolicy: "withinBalance" },
  currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
  ...{ rules: [], rewards: [] },
}

const year = (threshold: number) => ({ metric: "purchases" as const, threshold, window: "calendarYear" as const })
const bronze: Tier = { id: "b", name: "Bronze", rank: 0, qualification: year(0), downgrade: "oneDown" }
const silver: Tier = { ...bronze, id: "s", name: "Silver", rank: 1, qualification: year(5), graceDays: 60 }
const gold: Tier = { ...bronze, id: "g", name: "Gold", rank: 2, qualification: year(9), rollover: true }
const black: Tier = {
  ...{ id: "k", name: "Black", rank: 3, downgrade: "toEligible", invitationOnly: true },
  qualification: { metric: "spendMinor", threshold: 0, window: "lifetime" },
}

const formOf = (tiers: Tier[]) => toForm({ ...program, tiers } as ProgramWithRewards, "UTC")
const readBack = (form: ReturnType<typeof formOf>) => form.tiers.map((tier, rank) => tierOf(tier, rank, form.ladder))

it("gives back tiers that are kept in different ways as they are", () => {
  const found = readBack(formOf([bronze, { ...silver, downgrade: "never" }, gold]))
  expect(found).toMatchObject([{ name: "Bronze" }, { graceDays: 60, downgrade: "never" }, { rollover: true }])
  expect(found[1]).not.toHaveProperty("rollover")
  expect(found[2]).not.toHaveProperty("graceDays")
})

it("makes what is changed for the ladder hold for all its tiers, and nothing else", () => {
  const form = formOf([bronze, { ...silver, downgrade: "never" }, gold])
  const ladder = { ...form.ladder, more: { ...form.ladder.more, graceDays: 10 } }
  const found = readBack({ ...form, ladder, tiers: underLadder(form.tiers, form.ladder, ladder) })
  expect(found.slice(1)).toMatchObject([
    { graceDays: 10, downgrade: "never" },
    { graceDays: 10, downgrade: "oneDown", rollover: true },
  ])
})

it("takes what tiers count from those that can be earned, and not from one by invitation above them", () => {
  const form = formOf([bronze, silver, gold, black])
  expect(form.ladder).toMatchObject({ metrics: ["purchases"], window: "calendarYear", downgrade: "oneDown" })
  expect(readBack(form).slice(1)).toMatchObject([
    { qualification: year(5) },
    { qualification: year(9) },
    { invitationOnly: true },
  ])
})
