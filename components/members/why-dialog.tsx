"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { DefinitionList } from "@/components/ui/definition-list"
import { Dialog } from "@/components/ui/dialog"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { VisuallyHidden } from "@/components/ui/visually-hidden"
import { formatInteger } from "@/lib/core/points"
import { explainEntryAction } from "@/lib/ledger/actions"
import type { ExplainedEntry } from "@/lib/ledger/queries/explain-entry"
import type { EntryView } from "@/lib/ledger/steps/entry-view"
import type { ProgramWords } from "@/lib/programs/domain/points-words"
import { ExplanationView } from "./explanation-view"

type WhyDialogProps = {
  merchantSlug: string
  timeZone: string
  currency: ProgramWords["currency"]
  entry: EntryView
}

const accountWords: Record<string, string> = {
  "member.available": "Member, available",
  "member.pending": "Member, pending",
  "program.issued": "Program, issued",
  "program.redeemed": "Program, redeemed",
  "program.expired": "Program, expired",
  "program.reversed": "Program, taken back",
  "program.adjusted": "Program, adjusted",
  "program.transferred": "Between members",
  "program.fees": "Program, fees",
  "partner.clearing": "Partner, clearing",
  "program.donated": "Program, donated",
}

/** Why an entry is what it is: the rules, the arithmetic and the legs, read when it is asked for. */
export function WhyDialog({ merchantSlug, timeZone, currency, entry }: WhyDialogProps) {
  const [detail, setDetail] = useState<ExplainedEntry | null>(null)
  const [error, setError] = useState<string | null>(null)
  async function load(open: boolean) {
    if (!open || detail) return
    const answer = await explainEntryAction(merchantSlug, { id: entry.id }).catch(() => null)
    setDetail(answer?.data ?? null)
    setError(answer?.data ? null : (answer?.serverError?.message ?? "The entry could not be read. Try again."))
  }
  return (
    <Dialog
      title="Why"
      size="lg"
      description={entry.description}
      onOpenChange={load}
      trigger={
        <Button size="sm">
          Why?<VisuallyHidden> {entry.description}</VisuallyHidden>
        </Button>
      }
    >
      {error ? <p className="text-bad">{error}</p> : null}
      {detail ? (
        <Detail detail={detail} merchantSlug={merchantSlug} timeZone={timeZone} currency={currency} />
      ) : error ? null : (
        <p className="text-muted">Reading…</p>
      )}
    </Dialog>
  )
}

type DetailProps = Omit<WhyDialogProps, "entry"> & { detail: ExplainedEntry }

function Detail({ detail, merchantSlug, timeZone, currency }: DetailProps) {
  return (
    <div className="grid gap-4">
      <ExplanationView
        explanation={detail.explanation}
        memberId={detail.memberId}
        currency={currency}
        storeNames={detail.storeNames}
      />
      <DefinitionList
        items={[
          ...(detail.reason ? [{ term: "Reason", value: detail.reason }] : []),
          { term: "Happened", value: <Time instant={detail.effectiveAt} timeZone={timeZone} format="minute" /> },
          { term: "Recorded", value: <Time instant={detail.recordedAt} timeZone={timeZone} format="minute" /> },
          ...detail.postings.map(({ account, points }) => ({
            key: account,
            term: accountWords[account] ?? account,
            value: points > 0n ? `+${formatInteger(points)}` : formatInteger(points).replace("-", "−"),
          })),
          ...(detail.programVersionNumber === null
            ? []
            : [{ term: "Judged by", value: `Version ${detail.programVersionNumber} of the program` }]),
          ...causes(detail, merchantSlug),
          { term: "Entry", value: <span className="font-mono text-xs">{detail.id}</span> },
        ]}
      />
    </div>
  )
}

/** What it belongs to, by the ids under which the API answers them. */
function causes({ purchaseId, returnId, eventId, redemptionId, causeEntryId }: ExplainedEntry, merchantSlug: string) {
  const all = [
    ["Return", returnId],
    ["Activity", eventId],
    ["Redemption", redemptionId],
    ["Caused by entry", causeEntryId],
  ] as const
  const purchase = <TextLink href={`/d/${merchantSlug}/purchases/${purchaseId}`}>Open the purchase</TextLink>
  return [
    ...(purchaseId === null ? [] : [{ term: "Purchase", value: purchase }]),
    ...all.flatMap(([term, id]) =>
      id === null ? [] : [{ term, value: <span className="font-mono text-xs break-all">{id}</span> }],
    ),
  ]
}
