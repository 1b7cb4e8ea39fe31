import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { readBalances } from "@/lib/ledger/steps/read-balances"
import { type ProgramWords, pointsWords } from "@/lib/programs/domain/points-words"
import { findPerson } from "../steps/find-person"

export interface ErasurePreview {
  identifiers: { kind: string; value: string }[]
  attributes: number
  /** Texts that they wrote in answers to surveys. */
  comments: number
  explanations: number
  /** The points of each wallet, also in the words of the program. */
  memberships: { programName: string; wallets: { currency: string; points: bigint; words: string }[] }[]
  purchases: number
  events: number
  /** Since when they ask for it; null: they do not. */
  requestedAt: string | null
  erasedAt: string | null
}

/** What erasing a customer would remove, and what would stay; writes nothing. Throws `not_found`. */
export async function previewErasure(ctx: Ctx, { id }: { id: string }): Promise<ErasurePreview> {
  requirePermission(ctx, "members:erase")
  return inRead(ctx, async (tx) => {
    const { customerIds, memberIds, erasedAt } = await findPerson(tx, id)
    const { merchantId } = tx
    const where = { merchantId, customerId: { in: customerIds } }
    const members = await tx.db.member.findMany({
      where: { merchantId, id: { in: memberIds }, status: { not: "merged" } },
      orderBy: { id: "asc" },
      select: {
        accountId: true,
        program: { select: { id: true, name: true, currencyCode: true, currencyName: true, currencyPlural: true } },
      },
    })
    const balances = await readBalances(
      tx,
      members.map(({ accountId }) => accountId),
      tx.now,
    )
    const request = await tx.db.erasureRequest.findFirst({ where: { ...where, status: "open" } })
    return {
      identifiers: await tx.db.customerIdentifier.findMany({ where, select: { kind: true, value: true } }),
      attributes: await tx.db.customerAttribute.count({ where }),
      comments: await tx.db.surveyResponse.count({ where: { ...where, comment: { not: "" } } }),
      explanations: await tx.db.explanation.count({ where: { merchantId, entry: { memberId: { in: memberIds } } } }),
      memberships: members.map(({ accountId, program }) => ({
        programName: program.name,
        wallets: balances
          .filter((balance) => balance.accountId === accountId)
          .map(({ currency, availablePoints, pendingPoints }) => {
            const points = availablePoints + pendingPoints
            return { currency, points, words: pointsWords({ points, currency }, [wordsOf(program)]) }
          }),
      })),
      purchases: await tx.db.purchase.count({ where }),
      events: await tx.db.event.count({ where }),
      requestedAt: request?.requestedAt.toISOString() ?? null,
      erasedAt: erasedAt?.toISOString() ?? null,
    }
  })
}

interface ProgramRow {
  id: string
  currencyCode: string
  currencyName: string
  currencyPlural: string
}

function wordsOf({ id, currencyCode: code, currencyName: name, currencyPlural: plural }: ProgramRow): ProgramWords {
  return { id, currency: { code, name, plural } }
}
