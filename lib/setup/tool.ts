import { parseArgs } from "node:util"
import type { z } from "zod"
import { SetupError } from "@/lib/setup/say.mjs"

/** What stands after `--` on the command line. */
export interface GivenArguments {
  values: Record<string, string | undefined>
  /** The arguments, or `input` made of them, as a schema takes them; each wrong one gets its sentence. */
  parse<T>(schema: z.ZodType<T>, input?: unknown): T
}

const camel = (flag: string) => flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const kebab = (field: string) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Reads `--flag value` arguments. Throws a SetupError with one sentence for each that is missing or unknown. */
export function readArguments(required: readonly string[], optional: readonly string[] = []): GivenArguments {
  const known = [...required, ...optional]
  const options = Object.fromEntries(known.map((flag) => [flag, { type: "string" as const }]))
  const { values, tokens } = parseArgs({ options, strict: false, tokens: true })
  const problems = tokens.flatMap((token) => {
    if (token.kind === "positional") return [`"${token.value}" belongs to no argument.`]
    if (token.kind === "option" && !known.includes(token.name)) return [`There is no argument --${token.name}.`]
    return []
  })
  const given = Object.fromEntries(
    known.map((flag) => [flag, typeof values[flag] === "string" ? values[flag] : undefined]),
  )
  problems.push(...required.filter((flag) => !given[flag]).map((flag) => `--${flag} is missing.`))
  if (problems.length > 0) throw new SetupError(problems.join("\n"))
  return {
    values: given,
    parse(schema, input = Object.fromEntries(Object.entries(given).map(([flag, value]) => [camel(flag), value]))) {
      const result = schema.safeParse(input)
      if (result.success) return result.data
      const sentences = result.error.issues.map((issue) => `--${kebab(String(issue.path[0] ?? ""))}: ${issue.message}`)
      throw new SetupError([...new Set(sentences)].join("\n"))
    },
  }
}

/** Runs a command of one answer: the answer alone goes to stdout, a refusal in one sentence to stderr with exit code 1. */
export async function runTool(work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await work()}\n`)
  } catch (error) {
    const { DomainError } = await import("@/lib/core/errors")
    const refused = error instanceof DomainError ? error.detail : error instanceof SetupError ? error.message : null
    process.stderr.write(`${refused ?? (error instanceof Error ? error.stack : String(error))}\n`)
    process.exitCode = 1
  } finally {
    const { closeDatabase } = await import("@/lib/core/db")
    await closeDatabase()
  }
}
