import type { Sells } from "./answers"

export type GoodsWords = {
  /** Worth a small part of a purchase, most of a purchase, and more than one. */
  small: string
  item: string
  big: string
  /** A counted benefit. */
  perk: string
  birthday: string
}

/** Before anybody said what is sold. */
export const anyWords: GoodsWords = {
  small: "A small extra",
  item: "Something of your choice",
  big: "Something special",
  perk: "A favour of the house",
  birthday: "A small present",
}

/** What can be given away, by what is sold: examples that the merchant changes. */
export const goodsWords: Record<Sells, GoodsWords> = {
  food: {
    small: "A small extra",
    item: "A drink of your choice",
    big: "Breakfast for two",
    perk: "Free refill",
    birthday: "A piece of cake on the house",
  },
  groceries: {
    small: "A fresh loaf of bread",
    item: "The product of the week",
    big: "A hamper of local things",
    perk: "Free tasting",
    birthday: "A small treat from the counter",
  },
  goods: {
    small: "Gift wrapping",
    item: "A small item of your choice",
    big: "A gift set",
    perk: "Free alteration or repair",
    birthday: "A small present with your next order",
  },
  care: {
    small: "A travel size",
    item: "A product of your choice",
    big: "A full treatment",
    perk: "Free consultation",
    birthday: "A mini treatment",
  },
  services: {
    small: "A small extra with your next visit",
    item: "A short service on the house",
    big: "A full service on the house",
    perk: "Priority appointment",
    birthday: "An extra with your next visit",
  },
}
