/** The stores that a stored explanation names, by id or number: those that conditions asked for and those that were seen. */
export function storesSeen(explanation: unknown): string[] {
  if (typeof explanation !== "object" || explanation === null) return []
  if (Array.isArray(explanation)) return explanation.flatMap(storesSeen)
  const { field, value, seen } = explanation as { field?: unknown; value?: unknown; seen?: unknown }
  const named = field === "purchase.storeId" ? [value, seen].flat().filter((one) => typeof one === "string") : []
  return [...new Set([...named, ...Object.values(explanation).flatMap(storesSeen)])]
}
