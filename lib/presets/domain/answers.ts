/** What a merchant sells, how often people buy, what remains of a sale, and what the program is for. */
export type Answers = {
  sells: Sells
  frequency: Frequency
  margin: Margin
  aim: Aim
}

export const sellsKinds = ["food", "groceries", "goods", "care", "services"] as const
export const frequencies = ["weekly", "monthly", "quarterly", "yearly"] as const
export const margins = ["low", "medium", "high"] as const
export const aims = ["visits", "baskets", "best", "friends", "income", "good"] as const

export type Sells = (typeof sellsKinds)[number]
export type Frequency = (typeof frequencies)[number]
export type Margin = (typeof margins)[number]
export type Aim = (typeof aims)[number]

/** What is taken where nobody answered. */
export const usualAnswers: Answers = { sells: "goods", frequency: "monthly", margin: "medium", aim: "visits" }

/** Purchases of a usual customer in a year. */
export const visitsByFrequency: Record<Frequency, number> = { weekly: 40, monthly: 12, quarterly: 4, yearly: 1.5 }

/** Hundredths of a per cent of a sale that remain after the goods are paid. */
export const marginBasisPoints: Record<Margin, number> = { low: 1500, medium: 3500, high: 6000 }

/** Hundredths of a per cent of a sale that may go back to members: at most a tenth of the margin. */
export const giveBasisPoints: Record<Margin, number> = { low: 150, medium: 300, high: 500 }
