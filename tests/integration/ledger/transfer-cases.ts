import type { SomeLot } from "./sharing-world"

export const may: SomeLot = [30, "2026-05-01"]
export const june: SomeLot = [50, "2026-06-01"]
export const never: SomeLot = [100]

/** What a transfer does to both sides, with the arithmetic. */
interface TransferCase {
  says: string
  fee?: { feePoints?: number; feeBasisPoints?: number }
  giver: SomeLot[]
  receiver: SomeLot[]
  points: number
  after: { giver: string[]; receiver: string[]; fee: bigint }
}

export const transferCases: TransferCase[] = [
  {
    says: "30 of 30: the lot goes whole",
    giver: [may],
    receiver: [],
    points: 30,
    after: { giver: [], receiver: ["30 2026-05-01"], fee: 0n },
  },
  {
    says: "40 = 30 of May + 10 of June, and 40 of June stay",
    giver: [june, may],
    receiver: [],
    points: 40,
    after: { giver: ["40 2026-06-01"], receiver: ["30 2026-05-01", "10 2026-06-01"], fee: 0n },
  },
  {
    says: "what never expires goes last: 90 = 30 + 50 + 10 of 100",
    giver: [never, june, may],
    receiver: [],
    points: 90,
    after: { giver: ["90 never"], receiver: ["30 2026-05-01", "50 2026-06-01", "10 never"], fee: 0n },
  },
  {
    says: "the receiver's own stay beside: 20 of May + 30 of May given",
    giver: [may],
    receiver: [[20, "2026-05-01"], never],
    points: 30,
    after: { giver: [], receiver: ["50 2026-05-01", "100 never"], fee: 0n },
  },
  {
    says: "a fixed fee of 5 is of what expires next: 30 of May given, 5 of June paid, 45 left",
    fee: { feePoints: 5 },
    giver: [may, june],
    receiver: [],
    points: 30,
    after: { giver: ["45 2026-06-01"], receiver: ["30 2026-05-01"], fee: 5n },
  },
  {
    says: "10 % of 25 is 2.5, up to 3: 30 − 25 − 3 = 2 left",
    fee: { feeBasisPoints: 1_000 },
    giver: [may],
    receiver: [],
    points: 25,
    after: { giver: ["2 2026-05-01"], receiver: ["25 2026-05-01"], fee: 3n },
  },
  {
    says: "both parts of a fee: 4 + 10 % of 21 = 2.1, up to 3, together 7: 30 − 21 − 7 = 2",
    fee: { feePoints: 4, feeBasisPoints: 1_000 },
    giver: [may],
    receiver: [],
    points: 21,
    after: { giver: ["2 2026-05-01"], receiver: ["21 2026-05-01"], fee: 7n },
  },
]
