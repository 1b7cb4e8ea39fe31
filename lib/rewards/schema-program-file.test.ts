import { expect, test } from "vitest"
import { tellIssues } from "@/lib/core/tell-issues"
import { clubBasics } from "@/tests/support/club-basics"
import { programFileSchema } from "./schema-program-file"

const id = (place: number) => `0199e0a0-0000-7000-8000-00000000000${place}`
const spend = { name: "Spend", trigger: "purchase", effect: { kind: "perAmount", points: 1, perMinor: 100 } }
const review = { name: "Review", trigger: "event", eventType: "review.written", effect: { kind: "fixed", points: 5 } }
const over = (threshold: number) => ({ metric: "spendMinor", threshold, window: "calendarYear" })
const tier = (name: string, rank: number, threshold: number) => {
  return { name, rank, qualification: over(threshold), downgrade: "toEligible" }
}
const file = {
  format: "regulars.program",
  formatVersion: 1,
  program: clubBasics,
  earningRules: [
    { id: id(0), rule: spend },
    { id: id(1), rule: review },
  ],
  tiers: [
    { id: id(2), tier: tier("Base", 0, 0) },
    { id: id(3), tier: tier("Gold", 1, 50_000) },
  ],
  sharing: { transfersAllowed: true, feePoints: 5, minimumPoints: 10, householdsBy: "members", householdSize: 4 },
  rewards: [{ id: id(4), reward: { name: "Coffee", kind: "freeProduct", costPoints: 500 } }],
}

/** The file with one thing in it put otherwise, or taken out. */
function broken(path: string, value: unknown): unknown {
  const copy = structuredClone(file)
  const keys = path.split(".")
  const last = keys.pop() ?? ""
  const at = keys.reduce<Record<string, unknown>>((one, key) => one[key] as Record<string, unknown>, copy)
  if (value === undefined) delete at[last]
  else at[last] = value
  return copy
}

const rule = "earningRules.0.rule"
const gold = "tiers.1.tier"
const reward = "rewards.0.reward"
const only = (field: string, operator: string) => ({ combinator: "and", rules: [{ field, operator, value: 1 }] })

/** What is put where, where it is told, and what the words name. */
const cases: [path: string, value: unknown, told: string, words: string][] = [
  ["format", "other", "format", "regulars.program"],
  ["format", undefined, "format", "regulars.program"],
  ["formatVersion", "1", "formatVersion", "Must be 1"],
  ["program", undefined, "program", "missing"],
  ["program.slug", "My Club", "program.slug", "lower case"],
  ["program.name", " ", "program.name", "empty"],
  ["program.currency.value.points", 0, "program.currency.value.points", "at least 1"],
  ["program.moneyCurrency", "dollars", "program.moneyCurrency", "ISO 4217"],
  ["program.joinPolicy", "all", "program.joinPolicy", "optIn, everyone"],
  ["program.returnPolicy", undefined, "program.returnPolicy", "missing"],
  ["earningRules", {}, "earningRules", "a list"],
  ["earningRules.0.id", "1", "earningRules.0.id", "an id"],
  [`${rule}.trigger`, "buy", `${rule}.trigger`, "one of purchase, event"],
  [`${rule}.effect.kind`, "perDollar", `${rule}.effect.kind`, "one of perAmount, fixed"],
  [`${rule}.effect.points`, 1.5, `${rule}.effect.points`, "a whole number"],
  [`${rule}.effect.points`, "1", `${rule}.effect.points`, "not a text"],
  [`${rule}.effect.extra`, 1, `${rule}.effect.extra`, "take it out"],
  [`${rule}.effect`, { kind: "multiplier", factor: 2 }, `${rule}.effect.factor`, "a text in quotes"],
  [`${rule}.condition`, only("purchase.nothing", "="), `${rule}.condition.rules.0`, "no field"],
  [`${rule}.condition`, only("purchase.amountMinor", "contains"), `${rule}.condition.rules.0`, "no operator"],
  [`${rule}.condition`, { combinator: "and" }, `${rule}.condition.rules`, "missing"],
  [`${rule}.startsAt`, "tomorrow", `${rule}.startsAt`, "such as 2026"],
  [`${rule}.expiry`, { kind: "afterMonths" }, `${rule}.expiry.months`, "missing"],
  ["earningRules.1.rule.eventType", undefined, "earningRules.1.rule.eventType", "Name the kind"],
  [`${gold}.rank`, -1, `${gold}.rank`, "at least 0"],
  [`${gold}.name`, "Base", `${gold}.name`, "another"],
  [`${gold}.qualification.threshold`, "1", `${gold}.qualification.threshold`, "a number"],
  [`${gold}.qualification.window`, "year", `${gold}.qualification.window`, "one of rolling365"],
  [`${gold}.qualification`, { match: "any", of: [], window: "lifetime" }, `${gold}.qualification.of`, "at least 1"],
  [`${gold}.qualification`, { ...over(1), match: "all" }, `${gold}.qualification.match`, "take it out"],
  [`${gold}.qualification`, { ...over(1), yearStartMonth: 4 }, `${gold}.qualification.yearStartMonth`, "programYear"],
  [gold, { ...tier("Gold", 1, 1), downgrade: "drop" }, `${gold}.downgrade`, "oneDown"],
  [`${gold}.benefits`, [{ kind: "unicorn", count: 1 }], `${gold}.benefits.0.kind`, "one of note"],
  [`${gold}.benefits`, [{ kind: "entitlement", count: 1 }], `${gold}.benefits.0.name`, "Give it a name"],
  [`${gold}.earningMultiplier`, "1,5", `${gold}.earningMultiplier`, "a decimal"],
  ["tiers.1.id", id(2), "tiers.1.id", "another"],
  ["tiers.1.id", id(0), "tiers.1.id", "another"],
  [`${reward}.kind`, "gift", `${reward}.kind`, "amountDiscount"],
  [`${reward}.costPoints`, 1e20, `${reward}.costPoints`, "at most"],
  [`${reward}.detail`, { percent: 5 }, `${reward}.detail.percent`, "take it out"],
  ["rewards", "none", "rewards", "a list"],
  ["sharing", [], "sharing", "an object"],
  ["sharing.householdsBy", "all", "sharing.householdsBy", "one of nobody, staff"],
  ["sharing.householdSize", 1, "sharing.householdSize", "at least 2"],
  ["sharing.feePoints", "5", "sharing.feePoints", "not a text"],
  ["sharing.gifts", true, "sharing.gifts", "take it out"],
  ["surprise", 1, "surprise", "take it out"],
]

test("the file is one as it stands, and without what an older one does not have", () => {
  expect(programFileSchema.safeParse(file).success).toBe(true)
  expect(programFileSchema.safeParse(broken("sharing", undefined)).success).toBe(true)
})

test.each(cases)("%s put as %j is told at %s, naming %j", (path, value, told, words) => {
  const issues = tellIssues(programFileSchema.safeParse(broken(path, value)).error?.issues ?? [])
  expect(issues.map((issue) => issue.path)).toContain(told)
  expect(issues.find((issue) => issue.path === told)?.message).toContain(words)
  expect(issues.every(({ message }) => /^[A-Z].*\.$/s.test(message) && !message.includes("Invalid"))).toBe(true)
})

test.each([null, [], "x", 7])("%j is no file at all, which is told of the whole", (value) => {
  const issues = tellIssues(programFileSchema.safeParse(value).error?.issues ?? [])
  expect(issues).toMatchObject([{ path: "" }])
})
