/** What a plain program is called and counts in, to spread into a draft, a definition or a file. */
export const clubBasics = {
  name: "Club",
  slug: "club",
  currency: { code: "PTS", name: "point", plural: "points", value: { points: 100, amountMinor: 100 } },
  moneyCurrency: "USD",
  joinPolicy: "everyone",
  returnPolicy: "withinBalance",
} as const
