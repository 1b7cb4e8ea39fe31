/** Keys that no externalId of a purchase can be. */
export function activityKey(kind: "event" | "return", id: string): string {
  return `\u0000${kind} ${id}`
}
