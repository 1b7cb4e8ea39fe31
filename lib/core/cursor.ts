import { z } from "zod"

const id = z.uuid()

/** The cursor of a page's address: the id to go on after, or undefined for none and for what is no id. */
export function cursorOf(value: unknown): string | undefined {
  return id.safeParse(value).data
}
