import type { Tx } from "@/lib/core/ctx"
import { DomainError, type FieldError } from "@/lib/core/errors"
import type { Prisma, Program } from "@/lib/core/generated/prisma/client"
import { toJson } from "@/lib/core/json"
import { type Basics, basicsOf } from "./read-program"

/** What a live program cannot change any more: cards, links, wallets and amounts are bound to it. */
const fixed: { path: string; read: (basics: Basics) => string; message: string }[] = [
  { path: "slug", read: ({ slug }) => slug, message: "The address of a live program stays: cards and links carry it." },
  {
    path: "currency.code",
    read: ({ currency }) => currency.code,
    message: "The code of a live program's currency stays: members hold points under it. Its words can change.",
  },
  {
    path: "moneyCurrency",
    read: ({ moneyCurrency }) => moneyCurrency,
    message: "The money that a live program reckons in stays.",
  },
]

/**
 * Stores the program's own fields: at once while it is a draft, else as changes that wait to be published.
 * Throws `unsupported_option` for what a live program cannot change, `slug_taken`.
 */
export async function writeBasics(tx: Tx, program: Program, changes: Partial<Basics>): Promise<void> {
  const before = basicsOf(program)
  const after = { ...before, ...changes }
  const live = program.status !== "draft"
  const errors: FieldError[] = live ? fixed.filter(({ read }) => read(before) !== read(after)) : []
  if (errors.length > 0) {
    const fields = errors.map(({ path, message }) => ({ path, message }))
    throw new DomainError("unsupported_option", { fields, detail: fields[0]?.message })
  }
  if (!live) return writeColumns(tx, program.id, after)
  await tx.db.program.update({
    where: { merchantId_id: { merchantId: tx.merchantId, id: program.id } },
    data: { draft: toJson(after) as Prisma.InputJsonObject },
  })
}

/** Makes the fields hold, together with other columns. */
export async function writeColumns(
  tx: Tx,
  programId: string,
  basics: Basics,
  others: Prisma.ProgramUpdateInput = {},
): Promise<void> {
  await tx.db.program.update({
    where: { merchantId_id: { merchantId: tx.merchantId, id: programId } },
    data: { ...basicsColumns(basics), ...others },
  })
}

/** The program's own fields as its columns. */
export function basicsColumns(basics: Basics) {
  const { name, slug, currency, moneyCurrency, joinPolicy, returnPolicy } = basics
  return {
    name,
    slug,
    currencyCode: currency.code,
    currencyName: currency.name,
    currencyPlural: currency.plural,
    valuePoints: BigInt(currency.value.points),
    valueAmountMinor: BigInt(currency.value.amountMinor),
    moneyCurrency,
    joinPolicy,
    returnPolicy,
  }
}
