import type { SomeLot } from "./sharing-world"

interface HouseholdCase {
  says: string
  lots: SomeLot[][]
  /** Which of the members redeems. */
  by: number
  cost: number
  after: string[][]
}

/** What a redemption leaves in each wallet of a household, with the arithmetic. */
export const householdCases: HouseholdCase[] = [
  {
    // 30 (b, May) + 50 of 60 (a, June) = 80, though b asks and has 130
    says: "earliest first across both: 30 of b's May, 50 of a's June",
    lots: [[[60, "2026-06-01"]], [[30, "2026-05-01"], [100]]],
    by: 1,
    cost: 80,
    after: [["10 2026-06-01"], ["100 never"]],
  },
  {
    // Nobody alone has 150: 60 + 90 of 100
    says: "what no one could alone: 60 + 90 of 100 = 150",
    lots: [[[60, "2026-06-01"]], [[100]]],
    by: 0,
    cost: 150,
    after: [[], ["10 never"]],
  },
  {
    // Of three: 10 (c, April), 20 (a, May), 5 of 40 (b, June)
    says: "three wallets in the order of their ends: 10 + 20 + 5 = 35",
    lots: [[[20, "2026-05-01"]], [[40, "2026-06-01"]], [[10, "2026-04-01"]]],
    by: 0,
    cost: 35,
    after: [[], ["35 2026-06-01"], []],
  },
  {
    // The same end and the same age: the member with the smaller id first, 40 + 5
    says: "a tie goes to the member with the smaller id: 40 of a, 5 of b",
    lots: [[[40, "2026-05-01"]], [[40, "2026-05-01"]]],
    by: 1,
    cost: 45,
    after: [[], ["35 2026-05-01"]],
  },
  {
    says: "all that there is: 30 + 70 = 100",
    lots: [[[30, "2026-05-01"]], [[70]]],
    by: 0,
    cost: 100,
    after: [[], []],
  },
]
