import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { readBalances } from "@/lib/ledger/steps/read-balances"
import type { ProgramWords } from "@/lib/programs/domain/points-words"

export interface MergePreview {
  purchases: number
  returns: number
  events: number
  /** What names the first customer, and will name the other. */
  identifiers: { kind: string; value: string }[]
  memberships: {
    program: ProgramWords & { name: string }
    /** The points move to the other's membership; else the membership itself passes on. */
    bothAreMembers: boolean
    wallets: { currency: string; availablePoints: bigint; pendingPoints: bigint }[]
  }[]
  /** Where both say something, what the other keeps. */
  kept: string[]
}

interface MergeAsked {
  id: string
  intoCustomerId: string
}

/** What merging a customer into another would move; writes nothing. Throws `not_found`, `already_merged`, `invalid_input`. */
export async function previewMerge(ctx: Ctx, { id, intoCustomerId }: MergeAsked): Promise<MergePreview> {
  requirePermission(ctx, "members:adjust")
  return inRead(ctx, async (tx) => {
    const kept = await conflictsOf(tx, id, intoCustomerId)
    const where = { merchantId: ctx.merchantId, customerId: id }
    const identifiers = await tx.db.customerIdentifier.findMany({ where, select: { kind: true, value: true } })
    return {
      purchases: await tx.db.purchase.count({ where }),
      returns: await tx.db.purchaseReturn.count({ where }),
      events: await tx.db.event.count({ where }),
      identifiers,
      memberships: await membershipsOf(tx, id, intoCustomerId),
      kept,
    }
  })
}

const facts = { externalId: "id in your systems", email: "e-mail", phone: "phone", birthday: "birthday" } as const

async function conflictsOf(tx: Tx, id: string, intoCustomerId: string): Promise<string[]> {
  const customers = await tx.db.customer.findMany({
    where: { merchantId: tx.merchantId, id: { in: [id, intoCustomerId] } },
    select: {
      id: true,
      externalId: true,
      email: true,
      phone: true,
      birthday: true,
      mergedInto: { select: { id: true } },
    },
  })
  const from = customers.find((one) => one.id === id)
  const into = customers.find((one) => one.id === intoCustomerId)
  if (!from || !into) throw new DomainError("not_found")
  if (id === intoCustomerId) {
    const message = "A customer cannot be merged into itself. Choose another one."
    throw new DomainError("invalid_input", { fields: [{ path: "intoCustomerId", message }], detail: message })
  }
  if (from.mergedInto || into.mergedInto) throw new DomainError("already_merged")
  const keys = Object.keys(facts) as (keyof typeof facts)[]
  return keys
    .filter((key) => from[key] !== null && into[key] !== null && String(from[key]) !== String(into[key]))
    .map((key) => facts[key])
}

async function membershipsOf(tx: Tx, id: string, intoCustomerId: string): Promise<MergePreview["memberships"]> {
  const members = await tx.db.member.findMany({
    where: { merchantId: tx.merchantId, customerId: { in: [id, intoCustomerId] } },
    select: {
      customerId: true,
      programId: true,
      accountId: true,
      program: { select: { name: true, currencyCode: true, currencyName: true, currencyPlural: true } },
    },
    orderBy: { id: "asc" },
  })
  const own = members.filter(({ customerId }) => customerId === id)
  const balances = await readBalances(
    tx,
    own.map(({ accountId }) => accountId),
    tx.now,
  )
  return own.map(({ programId, accountId, program }) => ({
    program: {
      id: programId,
      name: program.name,
      currency: { code: program.currencyCode, name: program.currencyName, plural: program.currencyPlural },
    },
    bothAreMembers: members.some((one) => one.customerId === intoCustomerId && one.programId === programId),
    wallets: balances
      .filter((balance) => balance.accountId === accountId)
      .map(({ currency, availablePoints, pendingPoints }) => ({ currency, availablePoints, pendingPoints })),
  }))
}
