/** What the demo café sells; prices in cents. */
export interface Product {
  sku: string
  name: string
  category: "Coffee" | "Tea and cold drinks" | "Bakery" | "Kitchen" | "Coffee beans" | "At home" | "Gift cards"
  priceMinor: number
  kind: "goods" | "giftCard"
}

type Category = Product["category"]

function product(sku: string, name: string, category: Category, priceMinor: number): Product {
  return { sku, name, category, priceMinor, kind: category === "Gift cards" ? "giftCard" : "goods" }
}

/** With weights: how often each is chosen among its own. */
export const hotDrinks = [
  [product("FILTER", "Filter coffee", "Coffee", 325), 24],
  [product("ESPRESSO", "Espresso", "Coffee", 300), 9],
  [product("AMERICANO", "Americano", "Coffee", 350), 12],
  [product("CORTADO", "Cortado", "Coffee", 400), 9],
  [product("CAPPUCCINO", "Cappuccino", "Coffee", 450), 18],
  [product("FLATWHITE", "Flat white", "Coffee", 450), 14],
  [product("LATTE", "Latte", "Coffee", 475), 22],
  [product("OATLATTE", "Oat latte", "Coffee", 550), 15],
  [product("CHAI", "Chai", "Tea and cold drinks", 475), 6],
  [product("TEA", "Pot of tea", "Tea and cold drinks", 375), 6],
] as const

export const coldDrinks = [
  [product("COLDBREW", "Cold brew", "Coffee", 475), 18],
  [product("ICEDLATTE", "Iced latte", "Coffee", 525), 15],
  [product("LEMONADE", "Lemonade", "Tea and cold drinks", 400), 7],
  [product("ICEDTEA", "Iced tea", "Tea and cold drinks", 375), 6],
] as const

export const bakery = [
  [product("CROISSANT", "Croissant", "Bakery", 375), 22],
  [product("ALMOND", "Almond croissant", "Bakery", 450), 10],
  [product("CARDAMOM", "Cardamom bun", "Bakery", 425), 16],
  [product("BANANA", "Banana bread", "Bakery", 400), 10],
  [product("COOKIE", "Rye cookie", "Bakery", 325), 14],
  [product("CHEESECAKE", "Cheesecake", "Bakery", 575), 6],
] as const

export const kitchen = [
  [product("TOASTIE", "Cheese toastie", "Kitchen", 850), 16],
  [product("SOUP", "Soup and bread", "Kitchen", 925), 12],
  [product("GRAIN", "Grain bowl", "Kitchen", 1250), 10],
  [product("EGGS", "Eggs on toast", "Kitchen", 1075), 9],
  [product("SANDWICH", "Turkey sandwich", "Kitchen", 1150), 11],
] as const

export const beans = [
  [product("BEANS-HOUSE", "House blend, 12 oz", "Coffee beans", 1600), 22],
  [product("BEANS-ETHIOPIA", "Ethiopia Guji, 12 oz", "Coffee beans", 2000), 11],
  [product("BEANS-DECAF", "Decaf, 12 oz", "Coffee beans", 1700), 6],
  [product("BEANS-LARGE", "House blend, 2 lb", "Coffee beans", 3800), 6],
] as const

export const athome = [
  [product("MUG", "Blue Door mug", "At home", 1800), 14],
  [product("TUMBLER", "Travel tumbler", "At home", 2900), 7],
  [product("DRIPPER", "Pour-over dripper", "At home", 2600), 5],
  [product("FILTERS", "Paper filters, 100", "At home", 900), 10],
  [product("GRINDER", "Hand grinder", "At home", 8900), 1.5],
] as const

export const giftCards = [
  [product("GIFT-25", "Gift card, $25", "Gift cards", 2500), 12],
  [product("GIFT-50", "Gift card, $50", "Gift cards", 5000), 7],
] as const
