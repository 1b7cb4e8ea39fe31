import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { recordEvent } from "@/lib/purchases/commands/record-event"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { type DemoWorld, inLanes } from "@/lib/setup/demo/world"
import { cupReturned, type DemoDeed } from "@/prisma/seed/deeds"

/** Plays returns and activities. What was played before a crash is answered as the first time. */
export async function playDeeds(world: DemoWorld, deeds: readonly DemoDeed[]): Promise<void> {
  const returned = deeds.flatMap((deed) => (deed.kind === "return" ? [deed.purchase] : []))
  const rows = await inRead(world.ctx, (tx) =>
    tx.db.purchaseKey.findMany({ where: { merchantId: tx.merchantId, externalId: { in: returned } } }),
  )
  const purchaseIds = new Map(rows.map(({ externalId, purchaseId }) => [externalId, purchaseId]))
  await inLanes(
    deeds,
    ({ customer }) => customer,
    async (deed) => {
      try {
        await play(world, deed, purchaseIds)
      } catch (error) {
        // What was a gift-card order's shipping alone has no line to give back for: such a return is refused, as in a shop.
        if (!(error instanceof DomainError) || error.code !== "return_exceeds_purchase") throw error
      }
    },
  )
}

async function play(
  { at, history }: DemoWorld,
  deed: DemoDeed,
  purchaseIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { externalId } = deed
  const occurredAt = deed.at.toISOString()
  if (deed.kind === "return") {
    const purchaseId = purchaseIds.get(deed.purchase) ?? ""
    await recordReturn(at(deed.at), purchaseId, {
      externalId,
      occurredAt,
      ...(deed.items ? { items: deed.items } : {}),
    })
    return
  }
  const customer = { externalId: history.customers[deed.customer]?.externalId ?? "" }
  await recordEvent(at(deed.at), {
    externalId,
    type: cupReturned.code,
    customer,
    occurredAt,
    data: { cups: deed.cups },
  })
}
