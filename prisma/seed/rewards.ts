import type { RewardKind } from "@/lib/rewards/domain/reward"

export interface DemoReward {
  name: string
  kind: RewardKind
  costPoints: number
  description: string
  terms?: string
  stock?: number
  unitCostMinor: number
  voucherDays?: number
  detail?: Record<string, unknown>
  /** The file's name in images/. */
  picture: string
  /** How often it is chosen among what can be had. */
  chosen: number
  /** Whether it is taken at once at the counter. */
  atCounter: boolean
}

export const rewards: readonly DemoReward[] = [
  {
    name: "Pastry of your choice",
    kind: "freeProduct",
    costPoints: 650,
    description: "Croissant, cardamom bun or whatever is warm this morning.",
    unitCostMinor: 110,
    picture: "pastry.png",
    chosen: 14,
    atCounter: true,
  },
  {
    name: "Any coffee on us",
    kind: "freeProduct",
    costPoints: 800,
    description: "Any drink on the board, any size, hot or cold.",
    unitCostMinor: 95,
    picture: "coffee.png",
    chosen: 30,
    atCounter: true,
  },
  {
    name: "$5 off in the web shop",
    kind: "amountDiscount",
    costPoints: 1000,
    description: "Five dollars off your next order of beans or gear.",
    terms: "One code an order of $20 or more.",
    unitCostMinor: 500,
    detail: { amountMinor: 500, minimumSpendMinor: 2000 },
    picture: "parcel.png",
    chosen: 6,
    atCounter: false,
  },
  {
    name: "Blue Door mug",
    kind: "freeProduct",
    costPoints: 2800,
    description: "Stoneware, 10 oz, made two streets from the shop.",
    stock: 120,
    unitCostMinor: 720,
    detail: { sku: "MUG" },
    picture: "mug.png",
    chosen: 20,
    atCounter: true,
  },
  {
    name: "A bag of house blend",
    kind: "freeProduct",
    costPoints: 3000,
    description: "Twelve ounces, roasted this week, ground as you like.",
    unitCostMinor: 610,
    detail: { sku: "BEANS-HOUSE" },
    picture: "beans.png",
    chosen: 34,
    atCounter: true,
  },
  {
    name: "Tasting evening for two",
    kind: "experience",
    costPoints: 6000,
    description: "Six coffees, two spoons each and our roaster at the table. First Thursday of the month.",
    terms: "Book your evening at the counter.",
    stock: 24,
    unitCostMinor: 1400,
    voucherDays: 180,
    detail: { place: "Harbor Street" },
    picture: "tasting.png",
    chosen: 16,
    atCounter: false,
  },
]
