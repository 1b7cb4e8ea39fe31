import type { Day } from "@/lib/core/calendar"
import { athome, bakery, beans, coldDrinks, giftCards, hotDrinks, kitchen, type Product } from "./menu"
import type { Random } from "./random"
import type { Habit } from "./rhythm"

type Choice = readonly (readonly [Product, number])[]

/** What is in one basket, line by line. */
export interface Line {
  product: Product
  quantity: number
}

/** What somebody takes who comes at that minute of that day. */
export function makeBasket(random: Random, habit: Habit, day: Day, minute: number, favouriteShare: number): Line[] {
  const lines = habit === "web" ? webBasket(random, day) : shopBasket(random, day, minute, favouriteShare)
  return lines.length > 0 ? lines : [{ product: drink(random, day, favouriteShare), quantity: 1 }]
}

function shopBasket(random: Random, day: Day, minute: number, favouriteShare: number): Line[] {
  const noon = minute >= 11 * 60 + 15 && minute < 14 * 60 + 15
  const early = minute < 11 * 60 + 15
  const lines: Line[] = []
  if (random.chance(noon ? 0.62 : 0.93)) {
    const quantity = random.chance(0.12) ? 2 : 1
    lines.push({ product: drink(random, day, favouriteShare), quantity })
  }
  if (random.chance(noon ? 0.7 : early ? 0.06 : 0.08)) lines.push(one(random, kitchen))
  if (random.chance(noon ? 0.14 : early ? 0.36 : 0.42)) lines.push(one(random, bakery))
  if (random.chance(0.035)) lines.push(one(random, beans))
  if (random.chance(0.012)) lines.push(one(random, athome))
  if (random.chance(giftSeason(day) ? 0.05 : 0.005)) lines.push(one(random, giftCards))
  return lines
}

function webBasket(random: Random, day: Day): Line[] {
  const lines: Line[] = []
  if (random.chance(0.82)) lines.push({ ...one(random, beans), quantity: random.weighted(bags) })
  if (random.chance(0.28)) lines.push(one(random, athome))
  if (random.chance(giftSeason(day) ? 0.3 : 0.05)) lines.push(one(random, giftCards))
  return lines.length > 0 ? lines : [one(random, beans)]
}

const bags = [
  [1, 60],
  [2, 30],
  [3, 10],
] as const

function giftSeason(day: Day): boolean {
  const date = day.slice(5)
  return date >= "11-27" && date <= "12-24"
}

/** Most days the usual; in summer often something cold. */
function drink(random: Random, day: Day, favouriteShare: number): Product {
  const month = Number(day.slice(5, 7))
  if (random.chance(month >= 6 && month <= 9 ? 0.42 : 0.07)) return random.weighted<Product>(coldDrinks)
  return random.chance(0.65) ? at(hotDrinks, favouriteShare) : random.weighted<Product>(hotDrinks)
}

/** The entry at a share of all weights: a favourite is one number, and popular drinks are the favourite of more. */
function at(choice: Choice, share: number): Product {
  let left = share * choice.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [product, weight] of choice) {
    left -= weight
    if (left < 0) return product
  }
  throw new RangeError("a share is less than 1")
}

function one(random: Random, choice: Choice): Line {
  return { product: random.weighted(choice), quantity: 1 }
}
