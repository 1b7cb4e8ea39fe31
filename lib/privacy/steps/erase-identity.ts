import type { Tx } from "@/lib/core/ctx"
import { endMemberships } from "./end-memberships"
import type { Person } from "./find-person"

/** Takes away what names a person and how they are reached; their records stay under ids that tell nothing. */
export async function eraseIdentity(tx: Tx, person: Person): Promise<void> {
  const { merchantId } = tx
  const theirs = { merchantId, customerId: { in: person.customerIds } }
  await tx.db.customerIdentifier.deleteMany({ where: theirs })
  await tx.db.customerAttribute.deleteMany({ where: theirs })
  await tx.db.customerConsent.deleteMany({ where: theirs })
  await tx.db.customer.updateMany({
    where: { merchantId, id: { in: person.customerIds } },
    data: {
      email: null,
      phone: null,
      externalId: null,
      firstName: null,
      lastName: null,
      birthday: null,
      locale: null,
      erasedAt: tx.now,
    },
  })
  await endMemberships(tx, person.memberIds)
}
