/** The areas in their one order: each imports from those before it only. Those of one row may not import each other. */
const order = [
  ["conditions"],
  ["merchants"],
  ["members"],
  ["ledger"],
  ["tiers"],
  ["segments"],
  ["programs"],
  ["purchases"],
  ["standing"],
  ["subscriptions"],
  ["benefits"],
  ["rewards"],
  ["messaging"],
  ["coalition"],
  ["recognition"],
  ["campaigns"],
  ["surveys"],
  ["tickets"],
  ["accounting", "personalization", "metrics"],
  ["simulations"],
  ["presets"],
  ["developers"],
  ["privacy"],
  ["portal"],
]

export const areas = order.flat()

/** Where an area stands in the order; earlier is smaller. */
export function rankOf(area: string): number {
  return order.findIndex((row) => row.includes(area))
}

/** What a file of lib is: its area and its kind (domain, queries, commands, steps, schema, actions, events). */
export function placeOf(file: string): { area: string; kind: string } | null {
  const [lib, area = "", next = ""] = file.replace(/\.(tsx?|mjs)$/, "").split("/")
  return lib === "lib" ? { area, kind: next } : null
}
