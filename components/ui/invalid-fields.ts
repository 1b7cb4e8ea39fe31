import type { FormError } from "./form-error-summary"

/** What an action says is wrong with its input, a tree of messages: what is said of the whole, and the first of each field, however deep it lies. */
export function invalidFields(tree: object | undefined): FormError[] {
  return Object.entries(tree ?? {}).flatMap(([name, said]): FormError[] => {
    if (name === "_errors") return [said].flat().map((message) => ({ message: String(message) }))
    const message = firstMessage(said)
    return message === undefined ? [] : [{ name, message }]
  })
}

function firstMessage(tree: unknown): string | undefined {
  if (typeof tree === "string") return tree
  if (tree === null || typeof tree !== "object") return undefined
  for (const part of Object.values(tree)) {
    const message = firstMessage(part)
    if (message !== undefined) return message
  }
  return undefined
}
