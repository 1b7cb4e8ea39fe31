/** The same JSON with each text that is one of the ids replaced, however deep it stands. */
export function withLocalIds<T>(value: T, ids: ReadonlyMap<string, string>): T {
  return replaced(value, ids) as T
}

function replaced(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((one) => replaced(one, ids))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, ids)]))
}
