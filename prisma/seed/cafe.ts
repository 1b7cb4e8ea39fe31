import type { Role } from "@/lib/core/permissions"

export const cafe = {
  slug: "demo",
  name: "Blue Door Coffee",
  timeZone: "America/New_York",
  currency: "USD",
  accent: "#1F4E8C",
}

export const staffNames: Record<Role, string> = {
  owner: "Alma Reyes",
  manager: "Jonah Weiss",
  marketer: "Priya Nair",
  support: "Sam Whelan",
  cashier: "Lucy Brandt",
}

/** Invited, and has not answered yet. */
export const invited = { email: "mika@demo.example", role: "cashier" } as const
