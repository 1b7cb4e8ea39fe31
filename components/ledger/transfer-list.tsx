"use client"

import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { formatInteger, formatPoints } from "@/lib/core/points"
import { cancelTransferAction } from "@/lib/ledger/sharing-actions"
import type { TransferView } from "@/lib/ledger/steps/transfer-view"
import { groupedNumber } from "@/lib/members/domain/card-number"
import { isErasedCard } from "@/lib/members/domain/erased-card"

type TransferListProps = {
  merchantSlug: string
  timeZone: string
  memberId: string
  transfers: readonly TransferView[]
  currency: { name: string; plural: string }
  canCancel: boolean
}

/** What a member gave to others and received, newest first. */
export function TransferList({ merchantSlug, timeZone, memberId, transfers, currency, canCancel }: TransferListProps) {
  if (transfers.length === 0) {
    return (
      <p className="text-sm text-muted text-pretty">
        Nothing yet. What members give one another is told here on both sides, and can be taken back until it is used.
      </p>
    )
  }
  return (
    <ul className="grid">
      {transfers.map((transfer) => {
        const isGiven = transfer.from.memberId === memberId
        const other = isGiven ? transfer.to : transfer.from
        const fee = isGiven && transfer.feePoints > 0n ? `, fee ${formatInteger(transfer.feePoints)}` : ""
        return (
          <li
            key={transfer.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0"
          >
            <div className="grid min-w-0 grow basis-40">
              <span className="break-words">
                {isGiven ? "Given to " : "Received from "}
                <TextLink href={`/d/${merchantSlug}/members/${other.memberId}`}>
                  {isErasedCard(other.cardNumber) ? "an erased person" : `card ${groupedNumber(other.cardNumber)}`}
                </TextLink>
                {transfer.reason ? `: ${transfer.reason}` : ""}
              </span>
              <span className="text-xs text-muted">
                <Time instant={transfer.createdAt} timeZone={timeZone} format="minute" />
                {fee}
              </span>
            </div>
            {transfer.status === "cancelled" ? <Badge tone="neutral">Taken back</Badge> : null}
            <span className="tabular font-semibold">
              {isGiven ? "−" : "+"}
              {formatPoints(transfer.points, currency)}
            </span>
            {canCancel && transfer.status === "done" ? (
              <TakeBack merchantSlug={merchantSlug} transfer={transfer} currency={currency} />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

type TakeBackProps = Pick<TransferListProps, "merchantSlug" | "currency"> & { transfer: TransferView }

function TakeBack({ merchantSlug, transfer, currency }: TakeBackProps) {
  const { send, errors } = useActionForm(cancelTransferAction.bind(null, merchantSlug), (done) => {
    const gone = done.expiredPoints
    toast.success("Transfer taken back", {
      description: gone > 0n ? `${formatInteger(gone)} of the points had expired meanwhile.` : "The points are back.",
    })
  })
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Take back</Button>}
      title="Take this transfer back?"
      description={
        <>
          <p>
            {formatPoints(transfer.points, currency)} go back to the giver, and the fee. It works only while none of
            them was used, and cannot be undone.
          </p>
          {errors[0] ? <p className="mt-2 text-bad">{errors[0].message}</p> : null}
        </>
      }
      confirmLabel="Take back"
      cancelLabel="Leave it"
      onConfirm={() => send({ transferId: transfer.id })}
    />
  )
}
