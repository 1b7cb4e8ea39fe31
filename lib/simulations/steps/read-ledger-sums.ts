import type { Tx } from "@/lib/core/ctx"
import { settleLots } from "@/lib/ledger/domain/lots"
import { mergedMembers } from "@/lib/ledger/steps/merged-members"
import { readDebts } from "@/lib/ledger/steps/read-debts"
import { readLots } from "@/lib/ledger/steps/read-lots"
import { type Flows, noFlows } from "../domain/month-tally"

type Member = { id: string; customerId: string }

export interface LedgerSums {
  flows: Flows
  /** Whether anything was corrected: then entries no longer tell what was never given from what was taken back. */
  corrected: boolean
}

type Row = Flows & { memberId: string; corrected: boolean }

/** What a program's ledger holds of its members in a currency, by member: what is due and not posted yet included. */
export async function readLedgerSums(
  tx: Tx,
  programId: string,
  currency: string,
  members: readonly Member[],
): Promise<Map<string, LedgerSums>> {
  const merged = await mergedMembers(tx, programId, members)
  const owners = new Map([...members.map(({ id }) => [id, id] as const), ...merged])
  const sums = new Map(members.map(({ id }) => [id, { flows: noFlows(), corrected: false }]))
  for (const { memberId, corrected, ...flows } of await readPostings(tx, [...owners.keys()], currency)) {
    const sum = sums.get(owners.get(memberId) ?? "")
    if (sum && corrected) sum.corrected = true
    add(sum?.flows, flows)
  }
  for (const { memberId, points } of await readDue(tx, [...owners.keys()], currency)) {
    add(sums.get(owners.get(memberId) ?? "")?.flows, { ...noFlows(), expired: points })
  }
  return sums
}

function add(sum: Flows | undefined, more: Flows): void {
  if (!sum) return
  for (const kind of Object.keys(sum) as (keyof Flows)[]) sum[kind] += more[kind]
}

async function readPostings(tx: Tx, memberIds: readonly string[], currency: string): Promise<Row[]> {
  return tx.db.$queryRaw<Row[]>`
    SELECT e."memberId", bool_or(e."kind" = 'correction') AS "corrected",
      coalesce(-sum(p."points") FILTER (WHERE p."ledgerAccount" = 'program.issued'), 0)::bigint AS "issued",
      coalesce(sum(p."points") FILTER (WHERE p."ledgerAccount" = 'program.reversed'), 0)::bigint AS "reversed",
      coalesce(sum(p."points") FILTER (WHERE p."ledgerAccount" = 'program.redeemed'), 0)::bigint AS "redeemed",
      coalesce(sum(p."points") FILTER (WHERE p."ledgerAccount" = 'program.expired'), 0)::bigint AS "expired",
      coalesce(-sum(p."points") FILTER (WHERE p."ledgerAccount" IN ('program.adjusted', 'program.transferred', 'program.fees')), 0)::bigint AS "adjusted"
    FROM "entry" e JOIN "posting" p ON p."merchantId" = e."merchantId" AND p."entryId" = e."id"
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${memberIds}::uuid[]) AND e."currency" = ${currency}
    GROUP BY 1`
}

/** What has run out by now and is settled when the wallet is next locked. */
async function readDue(tx: Tx, memberIds: readonly string[], currency: string) {
  const wallets = await tx.db.$queryRaw<{ id: string; memberId: string }[]>`
    SELECT w."id", m."id" AS "memberId" FROM "member" m
    JOIN "wallet" w ON w."merchantId" = m."merchantId" AND w."accountId" = m."accountId" AND w."currency" = ${currency}
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ANY(${memberIds}::uuid[])`
  const ids = wallets.map(({ id }) => id)
  const debts = await readDebts(tx, ids)
  const lots = await readLots(tx, ids)
  return wallets.map(({ id, memberId }) => {
    const own = lots.filter(({ walletId }) => walletId === id)
    const due = settleLots(own, tx.now, debts.get(id))
    return {
      memberId,
      points: due.reduce((sum, { kind, points }) => (kind === "expire" ? sum + points : sum), 0n),
    }
  })
}
