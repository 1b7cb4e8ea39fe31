import type { Tx } from "@/lib/core/ctx"
import { survivorMember } from "@/lib/ledger/steps/survivor-member"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import { lockCustomers, survivorsOf } from "@/lib/members/steps/find-customers"

/** What of an event says whose it is. */
interface Followable {
  key: string
  contentHash: string
  externalId: string
  trigger: string
  customerId: string
  memberId: string | null
}

interface Followed<T> {
  events: T[]
  customers: Map<string, KnownCustomer>
}

/**
 * Locks the customers of events. Whoever waited for a merge to end holds somebody who is somebody else by now: what happened
 * to the one is of the other, and happens to them once.
 */
export async function followMerges<T extends Followable>(tx: Tx, events: readonly T[]): Promise<Followed<T>> {
  const customers = await lockCustomers(tx, [...new Set(events.map(({ customerId }) => customerId))])
  const survivors = await survivorsOf(tx, [...customers.values()])
  if (survivors.size === 0) return { events: [...events], customers }
  const followed: T[] = []
  for (const event of events) {
    const survivorId = survivors.get(event.customerId)
    const one = survivorId === undefined ? event : await follow(tx, event, survivorId)
    if (one) followed.push(one)
  }
  return followMerges(tx, followed)
}

async function follow<T extends Followable>(tx: Tx, event: T, customerId: string): Promise<T | null> {
  const memberId = event.memberId && ((await survivorMember(tx, event.memberId)) ?? event.memberId)
  if (event.trigger === "anniversary" && !(await joinedTogether(tx, [event.memberId, memberId]))) return null
  const renamed = (text: string) => {
    const named = text.replaceAll(event.customerId, customerId)
    return event.memberId && memberId ? named.replaceAll(event.memberId, memberId) : named
  }
  const { key, contentHash, externalId } = event
  const names = { key: renamed(key), contentHash: renamed(contentHash), externalId: renamed(externalId) }
  return { ...event, ...names, customerId, memberId }
}

/** Whether it is one and the same joining, of which the days are those of both. */
async function joinedTogether(tx: Tx, memberIds: readonly (string | null)[]): Promise<boolean> {
  const members = await tx.db.member.findMany({
    where: { merchantId: tx.merchantId, id: { in: memberIds.filter((id) => id !== null) } },
    select: { joinedAt: true },
  })
  return new Set(members.map(({ joinedAt }) => joinedAt.getTime())).size === 1
}
