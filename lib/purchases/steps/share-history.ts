import type { Tx } from "@/lib/core/ctx"

/**
 * Recording takes its merchant's history shared; awarding a history waits once until nobody holds it who did not see the
 * publication yet. A statement of its own, so that what is read next is read after the wait.
 */
export async function shareHistory(tx: Tx): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${tx.merchantId}, 11))`
}

/** Waits until all recordings that began before are over. */
export async function waitForRecordings(tx: Tx): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${tx.merchantId}, 11))`
}
