import type { Role } from "@/lib/core/permissions"

/** Each role in words: its name, and what it is for. */
export const roleWords: Record<Role, { name: string; purpose: string }> = {
  owner: { name: "Owner", purpose: "Everything, staff and API keys too." },
  manager: { name: "Manager", purpose: "Sees every figure and the audit log, changes nothing." },
  marketer: { name: "Marketer", purpose: "Designs and publishes the program, imports, segments, surveys." },
  support: { name: "Support", purpose: "Helps members: finds them, adjusts points, redeems rewards." },
  cashier: { name: "Cashier", purpose: "Works at the counter: records purchases, redeems, uses vouchers." },
}
