const mostDepth = 6
const unstorable = /[\0\uD800-\uDFFF]/u

type Problem = { path: string; message: string }

/**
 * What of a JSON value cannot be kept: nesting deeper than 6, numbers that are not finite, characters that a database
 * refuses, names that mean something to JavaScript, more than `mostBytes` in all. Null: nothing.
 */
export function jsonProblem(value: unknown, mostBytes: number): Problem | null {
  const found = problemIn(value, "", 0)
  if (found) return found
  const bytes = new TextEncoder().encode(JSON.stringify(value)).byteLength
  return bytes > mostBytes ? { path: "", message: `Must have at most ${mostBytes / 1024} kB.` } : null
}

function problemIn(value: unknown, path: string, depth: number): Problem | null {
  if (depth > mostDepth) return { path, message: `Must not nest deeper than ${mostDepth} levels.` }
  if (typeof value === "number" && !Number.isFinite(value)) return { path, message: "Must be a number that is finite." }
  if (typeof value === "string" && unstorable.test(value))
    return { path, message: "Contains a character that cannot be stored." }
  if (typeof value !== "object" || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    if (key === "__proto__" || unstorable.test(key)) return { path, message: "Has a name that cannot be used." }
    const found = problemIn(inner, path === "" ? key : `${path}.${key}`, depth + 1)
    if (found) return found
  }
  return null
}
