import type { z } from "zod"
import type { FieldError } from "./errors"

type Issue = z.core.$ZodIssue

/** What a schema refused, each with its place in the value, "tiers.1.rank" say, and in words that say what to do. */
export function tellIssues(issues: readonly Issue[], above: readonly PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path]
    if (issue.code === "invalid_union" && isPlain(issue)) return tellUnion(issue, path)
    if (issue.code === "unrecognized_keys") {
      const message = "Is not known here. Check how it is spelled, or take it out."
      return issue.keys.map((key) => ({ path: joined([...path, key]), message }))
    }
    return [{ path: joined(path), message: isPlain(issue) ? (plainWords(issue) ?? issue.message) : issue.message }]
  })
}

function joined(path: readonly PropertyKey[]): string {
  return path.map(String).join(".")
}

/** Whether the schema gave no words of its own. */
function isPlain({ message }: Issue): boolean {
  return /^(Invalid (input|option|discriminator|email|key)|Too (small|big))/.test(message)
}

/** Of several forms that a value may have, what keeps it from the one that it comes closest to. */
function tellUnion(issue: Extract<Issue, { code: "invalid_union" }>, path: readonly PropertyKey[]): FieldError[] {
  const [first, ...others] = issue.errors
  if (!first) {
    const choices = /Expected (.*)$/.exec(issue.message)?.[1]?.replaceAll("'", "").replaceAll(" | ", ", ")
    return [{ path: joined(path), message: choices ? `Must be one of ${choices}.` : issue.message }]
  }
  const closest = others.reduce((best, one) => (distance(one) < distance(best) ? one : best), first)
  return tellIssues(closest, path)
}

/** A form whose fields are not even there is farther off than one with a wrong value. */
function distance(issues: readonly Issue[]): number {
  const missing = ({ message }: Issue) => message.endsWith("received undefined")
  return issues.reduce(
    (sum, one) => sum + (one.code === "unrecognized_keys" ? one.keys.length : missing(one) ? 2 : 1),
    0,
  )
}

const typeWords: Record<string, string> = {
  object: "an object in braces",
  array: "a list in brackets",
  string: "a text in quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
}

function plainWords(issue: Issue): string | null {
  switch (issue.code) {
    case "invalid_type": {
      const expected = typeWords[issue.expected] ?? (issue.expected === "nonoptional" ? null : issue.expected)
      const received = /received (\w+)$/.exec(issue.message)?.[1]
      if (received === "undefined") return expected ? `Is missing. It must be ${expected}.` : "Is missing. Add it."
      return `Must be ${expected ?? "given"}${received && issue.expected !== "int" ? `, not ${named(received)}` : ""}.`
    }
    case "invalid_value":
      return `Must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}.`
    case "too_small":
      return `Must ${bound(issue.origin, "at least", issue.minimum)}.`
    case "too_big":
      return `Must ${bound(issue.origin, "at most", issue.maximum)}.`
    case "invalid_format":
      return issue.format === "email" ? "Must be an e-mail address, such as name@example.com." : null
    case "invalid_key":
      return issue.issues[0]?.message ?? null
    default:
      return null
  }
}

function named(received: string): string {
  return typeWords[received]?.replace(/ in .*$/, "") ?? received
}

const counted: Record<string, string> = { array: "entry", string: "character" }

function bound(origin: string, way: string, limit: number | bigint): string {
  const one = counted[origin]
  if (!one) return `be ${way} ${limit}`
  const many = one === "entry" ? "entries" : "characters"
  return `have ${way} ${limit} ${Number(limit) === 1 ? one : many}`
}
