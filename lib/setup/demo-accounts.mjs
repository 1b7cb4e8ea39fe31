/** The staff of the demo merchant, printed by the start; the seed makes them with these passwords. */
export const demoAccounts = /** @type {const} */ ([
  { role: "owner", email: "owner@demo.example", password: "demo-owner-password" },
  { role: "manager", email: "manager@demo.example", password: "demo-manager-password" },
  { role: "marketer", email: "marketer@demo.example", password: "demo-marketer-password" },
  { role: "support", email: "support@demo.example", password: "demo-support-password" },
  { role: "cashier", email: "cashier@demo.example", password: "demo-cashier-password" },
])
