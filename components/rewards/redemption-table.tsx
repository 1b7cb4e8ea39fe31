"use client"

import { Ticket } from "lucide-react"
import { Badge, type Tone } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { EmptyState } from "@/components/ui/empty-state"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { formatMoney } from "@/lib/core/money"
import { type CurrencyNames, formatInteger, formatPoints } from "@/lib/core/points"
import { cancelRedemptionAction } from "@/lib/rewards/actions"
import type { RedemptionView } from "@/lib/rewards/queries/redemption-view"

type RedemptionTableProps = {
  merchantSlug: string
  /** What the program calls its points. */
  currency: CurrencyNames
  timeZone: string
  redemptions: readonly RedemptionView[]
  /** Which column tells the rows apart: the reward on a member's page, the member on a reward's. */
  show: "reward" | "member"
  canCancel: boolean
}

function standing(redemption: RedemptionView): { word: string; tone: Tone } {
  if (redemption.status === "cancelled") return { word: "Cancelled", tone: "neutral" }
  if (redemption.status === "used") return { word: "Used", tone: "good" }
  if (redemption.voucher?.status === "expired") return { word: "Expired", tone: "warning" }
  return { word: "Open", tone: "accent" }
}

/** "Cake × 2", "Money off, $5.00". */
function rewardOf({ reward, quantity, amountMinor, moneyCurrency }: RedemptionView): string {
  const worth = amountMinor === null ? "" : `, ${formatMoney(amountMinor, moneyCurrency)}`
  return `${reward.name}${quantity > 1 ? ` × ${quantity}` : ""}${worth}`
}

/** Redemptions with their codes, newest first. */
export function RedemptionTable(props: RedemptionTableProps) {
  const { merchantSlug, timeZone, currency, redemptions, show, canCancel } = props
  if (redemptions.length === 0) {
    return (
      <EmptyState icon={<Ticket aria-hidden />} title="Nothing redeemed yet">
        Redemptions appear here with their voucher codes.
      </EmptyState>
    )
  }
  return (
    <Table caption="Redemptions" stacked>
      <TableHead>
        <TableRow>
          <TableHeader>When</TableHeader>
          <TableHeader>{show === "reward" ? "Reward" : "Member"}</TableHeader>
          <TableHeader numeric>Points</TableHeader>
          <TableHeader>Code</TableHeader>
          <TableHeader>State</TableHeader>
          {canCancel ? <TableHeader>Actions</TableHeader> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {redemptions.map((redemption) => (
          <TableRow key={redemption.id}>
            <TableCell className="whitespace-nowrap max-sm:text-xs max-sm:text-muted">
              <Time instant={redemption.createdAt} timeZone={timeZone} format="minute" />
            </TableCell>
            <TableCell top className="min-w-32 wrap-anywhere">
              {show === "reward" ? (
                rewardOf(redemption)
              ) : (
                <TextLink href={`/d/${merchantSlug}/members/${redemption.memberId}`}>Open member</TextLink>
              )}
            </TableCell>
            <TableCell numeric top className="max-sm:font-semibold">
              {formatInteger(redemption.points)}
            </TableCell>
            <TableCell className="font-mono text-xs max-sm:empty:hidden">
              {redemption.vouchers.map(({ code }) => (
                <span key={code} className="block whitespace-nowrap">
                  {code}
                </span>
              ))}
            </TableCell>
            <TableCell>
              <Badge tone={standing(redemption).tone}>{standing(redemption).word}</Badge>
            </TableCell>
            {canCancel ? (
              <TableCell className="max-sm:empty:hidden">
                {redemption.status === "issued" ? (
                  <CancelButton merchantSlug={merchantSlug} redemption={redemption} currency={currency} />
                ) : null}
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

type CancelButtonProps = { merchantSlug: string; redemption: RedemptionView; currency: CurrencyNames }

function CancelButton({ merchantSlug, redemption, currency }: CancelButtonProps) {
  const { send, errors } = useActionForm(cancelRedemptionAction.bind(null, merchantSlug), (done) => {
    const gone = done.expiredPoints
    toast.success("Redemption cancelled", {
      description: gone
        ? `${formatPoints(gone, currency)} of it had expired meanwhile.`
        : "The member has back what it cost.",
    })
  })
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Cancel</Button>}
      title="Cancel this redemption?"
      description={
        <>
          <p>
            The member has {formatPoints(redemption.points, currency)} back, and the code is void. This cannot be
            undone.
          </p>
          {errors[0] ? <p className="mt-2 text-bad">{errors[0].message}</p> : null}
        </>
      }
      confirmLabel="Cancel redemption"
      cancelLabel="Keep it"
      onConfirm={() => send({ redemptionId: redemption.id })}
    />
  )
}
