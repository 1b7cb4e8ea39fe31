import type { PresetKey } from "./preset"
import { type Facts, percentWords } from "./preset-facts"

/** Something that speaks for a structure (or, with a negative weight, against it) when it holds. */
export type Ground = { weight: number; when: (facts: Facts) => boolean; says: (facts: Facts) => string }

const aim = (wanted: Facts["answers"]["aim"], weight: number, says: string): Ground => ({
  weight,
  when: ({ answers }) => answers.aim === wanted,
  says: () => says,
})

const topHeavy = (weight: number): Ground => ({
  weight,
  when: ({ history }) => (history?.topTenthBasisPoints ?? 0) >= 3000,
  says: ({ history }) =>
    `The tenth of your customers who spend most bring ${percentWords(history?.topTenthBasisPoints ?? 0)} of sales: tiers give them a reason to stay.`,
})

const fewReturn = (weight: number, says: string): Ground => ({
  weight,
  when: ({ history }) => history !== null && history.repeatBasisPoints < 4000,
  says: ({ history }) =>
    `Only ${percentWords(history?.repeatBasisPoints ?? 0)} of your customers bought twice or more: ${says}`,
})

const often = (weight: number, says: string): Ground => ({
  weight,
  when: ({ comesOften }) => comesOften,
  says: ({ rhythm }) => `${rhythm} ${says}`,
})

const seldom = (weight: number, says: string): Ground => ({
  weight,
  when: ({ comesSeldom }) => comesSeldom,
  says: ({ rhythm }) => `${rhythm} ${says}`,
})

const small = (weight: number, says: string): Ground => ({
  weight,
  when: ({ isSmallOrder }) => isSmallOrder,
  says: ({ order, history }) => (history ? `${order} ${says}` : says),
})

const sells = (kinds: Facts["answers"]["sells"][], weight: number, says: string): Ground => ({
  weight,
  when: ({ answers }) => kinds.includes(answers.sells),
  says: () => says,
})

const margin = (isLow: boolean, weight: number, says: string): Ground => ({
  weight,
  when: ({ isLowMargin, isHighMargin }) => (isLow ? isLowMargin : isHighMargin),
  says: () => says,
})

/** What speaks for and against each structure. Weights are judgement, from 1 (a little) to 4 (what it is made for). */
export const grounds: Record<PresetKey, readonly Ground[]> = {
  "points-tiers": [
    aim("best", 3, "Your best customers get visibly more than others."),
    aim("baskets", 3, "Each dollar more counts, so a larger purchase is worth it."),
    aim("visits", 1, "Points that lie ready bring people back."),
    topHeavy(2),
    sells(["goods", "care", "groceries"], 1, "People in shops like yours know points and read them at a glance."),
    seldom(-2, "Tiers are hard to reach when people buy that seldom."),
  ],
  stars: [
    aim("visits", 3, "Every visit counts the same, so the next visit is what people think of."),
    often(2, "A star for each fills up quickly."),
    small(1, "Counting visits is simpler than counting cents."),
    fewReturn(1, "the first reward comes already with the third visit."),
    sells(["food"], 1, "People know stars from coffee shops."),
    aim("baskets", -2, "A larger purchase gives no more stars than a small one."),
    seldom(-2, "Stars would take years."),
  ],
  "spend-tiers": [
    aim("best", 2, "Each tier is a milestone with a gift, so your best customers see how far they have come."),
    aim("baskets", 2, "What is missing to the next gift is a reason to add something."),
    topHeavy(2),
    {
      weight: 2,
      when: ({ isLargeYear }) => isLargeYear,
      says: ({ history }) =>
        history
          ? "A good customer's year runs into thousands, which is what these tiers are made for."
          : "By your answers a good customer's year runs into thousands, which is what these tiers are made for.",
    },
    seldom(-1, "Four tiers within a year ask for a few purchases."),
    small(-2, "Four tiers are far apart when a purchase is small."),
  ],
  "tier-credits": [
    aim("best", 3, "Tiers with benefits that are counted make your best customers feel known."),
    sells(["services", "care"], 2, "You can give time and attention, which cost less than discounts."),
    topHeavy(2),
    margin(true, 1, "Benefits cost less than money off when the margin is thin."),
    seldom(-1, "Credits of a year need a few purchases a year."),
  ],
  "stamp-card": [
    aim("visits", 3, "The card fills with each visit, and everybody understands it without a word."),
    often(2, "Nine stamps are reached soon."),
    small(2, "The tenth for free is affordable."),
    sells(["food"], 1, "One thing is bought again and again."),
    margin(true, -4, "One in ten given away takes most of a low margin."),
    aim("baskets", -3, "A stamp is a stamp, whatever is spent."),
    seldom(-3, "Nine stamps would take years."),
    {
      weight: -3,
      when: ({ isSmallOrder }) => !isSmallOrder,
      says: ({ order }) => `${order} One in ten of these for free is a large gift.`,
    },
  ],
  "discount-club": [
    aim("income", 2, "A discount from the first day gives people a reason to join and to buy from you first."),
    aim("baskets", 1, "A discount makes a larger purchase easier."),
    margin(false, 2, "Your margin carries a discount on every purchase."),
    seldom(1, "A discount works at once, where points would take years."),
    fewReturn(1, "a discount is felt already with the first purchase."),
    margin(true, -4, "A discount on every purchase takes most of a low margin."),
  ],
  cashback: [
    aim("baskets", 2, "The more is spent, the more comes back."),
    aim("visits", 1, "Credit that lies ready brings people back."),
    margin(true, 2, "A low share can be promised exactly, and nothing above it is spent."),
    sells(["groceries", "goods"], 1, "People compare prices, and money back is plain to see."),
    often(1, "Credit adds up quickly."),
  ],
  "paid-membership": [
    aim("income", 4, "Fees come in every month, whatever is bought."),
    often(1, "Who comes that often has the fee back soon."),
    margin(false, 1, "Your margin carries a discount for those who pay for it."),
    margin(true, -2, "With a low margin there is little to give for a fee."),
    seldom(-3, "Who buys that seldom does not get the fee back."),
  ],
  "paid-and-points": [
    aim("income", 4, "The fee is an income of its own, and points keep everybody else in."),
    aim("best", 1, "Those who spend most have Plus for nothing."),
    often(1, "Double points are worth a fee to who comes often."),
    seldom(-2, "Who buys that seldom does not get the fee back."),
  ],
  bookings: [
    sells(["services"], 4, "You live from appointments that are kept: those are what it rewards."),
    sells(["care"], 2, "Treatments are booked: kept appointments are what it rewards."),
    aim("visits", 1, "Coming is what counts."),
    sells(["food", "groceries", "goods"], -4, "It needs appointments."),
  ],
  cause: [
    aim("good", 4, "Every purchase does visible good, and two caps keep it affordable."),
    margin(true, 1, "It gives half a per cent of sales at most."),
    seldom(1, "It means something with the very first purchase."),
  ],
  "friends-and-birthdays": [
    aim("friends", 4, "Members are thanked for each friend who buys, and the friend is welcomed."),
    fewReturn(2, "a welcome and a birthday give reasons to come back."),
    seldom(1, "A birthday and an anniversary keep in touch between purchases."),
    aim("income", 1, "New customers are the surest way to more income."),
  ],
  sustainability: [
    aim("good", 3, "Bringing things back becomes worth while."),
    sells(["goods", "care", "groceries"], 1, "Bottles, clothes and devices can live twice."),
    sells(["services"], -2, "There is little to bring back."),
  ],
}
