import type { ProgramDefinition } from "./definition"

/**
 * Which rules have another name, in a sentence; empty where none has. What a rule does is told without its name, but members read
 * the name where they ask why they have points.
 */
export function tellRenamed(before: ProgramDefinition, after: ProgramDefinition): string {
  const names = new Map(before.rules.map(({ id, name }) => [id, name]))
  const renamed = after.rules.flatMap(({ id, name }) => {
    const old = names.get(id)
    return old === undefined || old === name ? [] : [`"${old}" is called "${name}"`]
  })
  return renamed.length === 0
    ? ""
    : `Only names of rules: ${renamed.join(", ")}. Members read them where they ask why they have points.`
}
