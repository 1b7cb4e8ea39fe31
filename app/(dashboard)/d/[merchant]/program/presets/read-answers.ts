import type { Answers } from "@/lib/presets/domain/answers"
import { presetsQuery } from "@/lib/presets/schema"

/** The answers in an address; what is not one of the choices is left out. */
export function readAnswers(asked: Record<string, string | string[] | undefined>): Partial<Answers> {
  const read = Object.entries(presetsQuery.shape).flatMap(([name, schema]) => {
    const { data } = schema.safeParse(asked[name])
    return data === undefined ? [] : [[name, data]]
  })
  return Object.fromEntries(read) as Partial<Answers>
}

/** The same answers for an address: "?sells=food&aim=visits", or nothing. */
export function answersQuery(answers: Partial<Answers>): string {
  const query = new URLSearchParams(answers).toString()
  return query ? `?${query}` : ""
}
