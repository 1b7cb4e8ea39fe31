import { worked } from "./case"
import { atLeast, gift, per, when } from "./rules"
import { answer, buy, calendar, join, see } from "./steps"

const optIn = "optIn" as const
const day = "2026-05-01"
const signup = { joinPolicy: optIn, rules: [per(100), gift("signup", 100)] }
const signupByBuying = { rules: [per(100), gift("signup", 100)] }
const kept = { joinPolicy: optIn, rules: [gift("signup", 100, { expiry: { kind: "afterMonths", months: 1 } })] }
const referral = { joinPolicy: optIn, rules: [per(100), gift("referral", 100)] }
const sides = {
  joinPolicy: optIn,
  rules: [per(100), gift("referral", 70, { recipient: "referrer" }), gift("referral", 30, { recipient: "referee" })],
}
const once = {
  joinPolicy: optIn,
  rules: [gift("referral", 100, { recipient: "referrer", limits: { perMember: { count: 1, per: "month" } } })],
}
const survey = { joinPolicy: optIn, rules: [gift("surveyResponse", 25, when(atLeast("event.data.score", 7)))] }
const invited = [join("2026-04-01"), join("2026-04-02", { who: "bob", by: "ann" })]
const mail = { email: "a.d.a@gmail.com" }

/** Sign-up, referral, survey answer. */
export const people = [
  worked("sign-up", "joining: 100", signup, join(day), see(day, { available: 100 })),
  worked(
    "sign-up",
    "joining twice is refused, and gives nothing more: 100",
    signup,
    join(day),
    join("2026-05-02", {}, "already_member"),
    see("2026-05-03", { available: 100 }),
  ),
  worked(
    "sign-up",
    "joining by the first purchase: 100 + 10",
    signupByBuying,
    buy(day, 1_000, 10),
    see("2026-05-02", { available: 110 }),
  ),
  worked(
    "sign-up",
    "the second purchase joins nobody: 100 + 10 + 10",
    signupByBuying,
    buy(day, 1_000, 10),
    buy("2026-05-02", 1_000, 10),
    see("2026-05-03", { available: 120 }),
  ),
  worked(
    "14",
    "joined on 31 January, usable through 28 February",
    kept,
    join("2026-01-31"),
    see("2026-02-01", { available: 100, expiring: [100, "2026-03-01"] }),
  ),
  worked(
    "referral",
    "an invitation gives nothing before a purchase: 0",
    referral,
    ...invited,
    see("2026-04-03", { available: 0 }),
  ),
  worked(
    "referral",
    "with the first purchase both get 100: 100 and 100 + 10",
    referral,
    ...invited,
    buy("2026-04-05", 1_000, 10, { who: "bob" }),
    see("2026-04-06", { available: 100 }),
    see("2026-04-06", { available: 110 }, { who: "bob" }),
  ),
  worked(
    "referral",
    "with the second nothing more: 100 and 100 + 10 + 10",
    referral,
    ...invited,
    buy("2026-04-05", 1_000, 10, { who: "bob" }),
    buy("2026-04-06", 1_000, 10, { who: "bob" }),
    see("2026-04-07", { available: 100 }),
    see("2026-04-07", { available: 120 }, { who: "bob" }),
  ),
  worked(
    "referral",
    "a purchase of nothing does not convert",
    referral,
    ...invited,
    buy("2026-04-05", 0, 0, { who: "bob" }),
    see("2026-04-06", { available: 0 }),
  ),
  worked(
    "referral",
    "70 to who invites, 30 + 10 to who comes",
    sides,
    ...invited,
    buy("2026-04-05", 1_000, 10, { who: "bob" }),
    see("2026-04-06", { available: 70 }),
    see("2026-04-06", { available: 40 }, { who: "bob" }),
  ),
  worked(
    "5",
    "once a month for who invites: of two invited one counts: 100",
    once,
    ...invited,
    join("2026-04-03", { who: "cy", by: "ann" }),
    buy("2026-04-05", 1_000, 0, { who: "bob" }),
    buy("2026-04-06", 1_000, 0, { who: "cy" }),
    see("2026-04-07", { available: 100 }),
  ),
  worked(
    "referral",
    "oneself under another spelling is refused",
    referral,
    join("2026-04-01", mail),
    join("2026-04-02", { who: "bob", by: "ann", email: "ada+shop@googlemail.com" }, "self_referral"),
  ),
  worked(
    "referral",
    "a code that nobody has is refused",
    referral,
    join("2026-04-02", { who: "bob", by: "nobody" }, "referral_code_unknown"),
  ),
  worked(
    "survey answer",
    "an answer of 9: 25; of 3: 0",
    survey,
    join("2026-04-01"),
    answer(day, 9),
    see(day, { available: 25 }),
    answer("2026-05-02", 3),
    see("2026-05-03", { available: 25 }),
  ),
]

const yearly = (zone: string) => ({ joinPolicy: optIn, zone, rules: [gift("birthday", 100), gift("anniversary", 20)] })
const hour = (at: string) => `${at}:10:00Z`

/** Birthday and anniversary, on their local day. */
export const calendars = [
  worked(
    "birthday",
    "a birthday: 100 on its day",
    yearly("UTC"),
    join("2025-06-20", { birthday: "1990-06-10" }),
    calendar(hour("2026-06-09T00")),
    see("2026-06-09T01:00:00Z", { available: 0 }),
    calendar(hour("2026-06-10T00")),
    see("2026-06-10T01:00:00Z", { available: 100 }),
  ),
  worked(
    "birthday",
    "however often the work runs: 100",
    yearly("UTC"),
    join("2025-06-20", { birthday: "1990-06-10" }),
    calendar(hour("2026-06-09T00"), hour("2026-06-10T00"), hour("2026-06-10T01"), hour("2026-06-11T00")),
    see("2026-06-11", { available: 100 }),
  ),
  worked(
    "birthday",
    "29 February in 2026: on the 28th",
    yearly("UTC"),
    join("2025-06-20", { birthday: "1992-02-29" }),
    calendar(hour("2026-02-27T00")),
    see("2026-02-27T01:00:00Z", { available: 0 }),
    calendar(hour("2026-02-28T00")),
    see("2026-02-28T01:00:00Z", { available: 100 }),
  ),
  worked(
    "birthday",
    "29 February in 2028: on the 29th",
    yearly("UTC"),
    join("2027-06-20", { birthday: "1992-02-29" }),
    calendar(hour("2028-02-28T00")),
    see("2028-02-28T01:00:00Z", { available: 0 }),
    calendar(hour("2028-02-29T00")),
    see("2028-02-29T01:00:00Z", { available: 100 }),
  ),
  worked(
    "birthday",
    "at UTC+14 it begins on the 9th at 10:00 UTC",
    yearly("Pacific/Kiritimati"),
    join("2025-06-20", { birthday: "1990-06-10" }),
    calendar(hour("2026-06-09T09")),
    see("2026-06-09T09:30:00Z", { available: 0 }),
    calendar(hour("2026-06-09T10")),
    see("2026-06-09T10:30:00Z", { available: 100 }),
  ),
  worked(
    "birthday",
    "at UTC−11 it begins at 11:00 UTC",
    yearly("Pacific/Pago_Pago"),
    join("2025-06-20", { birthday: "1990-06-10" }),
    calendar(hour("2026-06-10T10")),
    see("2026-06-10T10:30:00Z", { available: 0 }),
    calendar(hour("2026-06-10T11")),
    see("2026-06-10T11:30:00Z", { available: 100 }),
  ),
  worked(
    "anniversary",
    "the joining anniversary: 20 after a year, 20 after two",
    yearly("UTC"),
    join("2024-05-01"),
    calendar(hour("2025-04-30T00"), hour("2025-05-01T00")),
    see("2025-05-01T01:00:00Z", { available: 20 }),
    calendar(hour("2026-04-30T00"), hour("2026-05-01T00")),
    see("2026-05-01T01:00:00Z", { available: 40 }),
  ),
  worked(
    "anniversary",
    "joined on 29 February: on 28 February of the next year",
    yearly("UTC"),
    join("2028-02-29"),
    calendar(hour("2029-02-27T00")),
    see("2029-02-27T01:00:00Z", { available: 0 }),
    calendar(hour("2029-02-28T00")),
    see("2029-02-28T01:00:00Z", { available: 20 }),
  ),
]
