import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"

/** Makes a staff user and answers the id. Throws `email_taken`. */
export async function addStaffUser(
  tx: Tx,
  user: { email: string; name: string; passwordHash: string },
): Promise<string> {
  const data = { ...user, id: newId(), emailKey: user.email.toLowerCase(), createdAt: tx.now }
  const made = await tx.db.staffUser.create({ data, select: { id: true } })
  return made.id
}
