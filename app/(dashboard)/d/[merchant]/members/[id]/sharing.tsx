import { GivePointsDialog } from "@/components/ledger/give-points-dialog"
import { HouseholdCard } from "@/components/ledger/household-card"
import { TransferList } from "@/components/ledger/transfer-list"
import { Card, CardHeader } from "@/components/ui/card"
import type { Ctx } from "@/lib/core/ctx"
import { getSharingPolicy } from "@/lib/ledger/queries/get-sharing-policy"
import { listTransfers } from "@/lib/ledger/queries/list-transfers"
import type { getMemberView } from "@/lib/programs/queries/get-member-view"

interface SharingProps {
  ctx: Ctx
  member: Awaited<ReturnType<typeof getMemberView>>
  currency: { code: string; name: string; plural: string }
}

const mostTransfers = 30

/** The member's household, and what they gave and received; nothing where the program has neither. */
export async function Sharing({ ctx, member, currency }: SharingProps) {
  const rules = await getSharingPolicy(ctx, { programId: member.programId })
  const { data: transfers } = await listTransfers(ctx, { memberId: member.id, limit: mostTransfers })
  const { slug, timeZone } = ctx.merchant
  const isActive = member.status === "active"
  const canGive = ctx.permissions.has("points:transfer")
  return (
    <>
      {member.household || (isActive && rules.householdsBy !== "nobody") ? (
        <HouseholdCard
          merchantSlug={slug}
          member={{ id: member.id, lastName: member.customer.lastName }}
          household={member.household}
          currency={currency}
          canWrite={ctx.permissions.has("households:write")}
          takesIn={rules.householdsBy !== "nobody"}
        />
      ) : null}
      {rules.transfersAllowed || transfers.length > 0 ? (
        <Card>
          <CardHeader
            title="Given and received"
            action={
              isActive && canGive && rules.transfersAllowed ? (
                <GivePointsDialog merchantSlug={slug} memberId={member.id} rules={rules} currency={currency} />
              ) : undefined
            }
            className="mb-4"
          />
          <TransferList
            merchantSlug={slug}
            timeZone={timeZone}
            memberId={member.id}
            transfers={transfers}
            currency={currency}
            canCancel={canGive}
          />
        </Card>
      ) : null}
    </>
  )
}
