"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { DefinitionList } from "@/components/ui/definition-list"
import { Dialog } from "@/components/ui/dialog"
import { Time } from "@/components/ui/time"
import { VisuallyHidden } from "@/components/ui/visually-hidden"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { ProgramWords } from "@/lib/programs/domain/points-words"
import { nameOwnEvent } from "@/lib/purchases/domain/name-own-event"
import type { ToldActivity } from "@/lib/purchases/queries/tell-activity"
import type { MemberActivity } from "@/lib/purchases/steps/read-member-activities"
import { tellActivityAction } from "@/lib/purchases/why-actions"
import { activityName, nothingWords } from "./activity-words"
import { ExplanationView } from "./explanation-view"

type WhyActivityProps = {
  merchantSlug: string
  memberId: string
  timeZone: string
  currency: ProgramWords["currency"]
  activity: MemberActivity
}

/** Why a purchase, return or activity gave or took what it did, or nothing; read when it is asked for. */
export function WhyActivityDialog({ merchantSlug, memberId, timeZone, currency, activity }: WhyActivityProps) {
  const [detail, setDetail] = useState<ToldActivity | null>(null)
  const [error, setError] = useState<string | null>(null)
  const { kind, id } = activity
  async function load(open: boolean) {
    if (!open || detail) return
    const answer = await tellActivityAction(merchantSlug, { memberId, kind, id }).catch(() => null)
    setDetail(answer?.data ?? null)
    setError(answer?.data ? null : (answer?.serverError?.message ?? "The reason could not be read. Try again."))
  }
  const name = activityName(activity)
  return (
    <Dialog
      title="Why"
      description={name}
      size="lg"
      onOpenChange={load}
      trigger={
        <Button size="sm">
          Why?<VisuallyHidden> {name}</VisuallyHidden>
        </Button>
      }
    >
      {error ? <p className="text-bad">{error}</p> : null}
      {detail ? (
        <Detail detail={detail} timeZone={timeZone} currency={currency} />
      ) : error ? null : (
        <p className="text-muted">Reading…</p>
      )}
    </Dialog>
  )
}

type DetailProps = Pick<WhyActivityProps, "timeZone" | "currency"> & { detail: ToldActivity }

function Detail({ detail: { activity, entries, judgements, storeNames }, timeZone, currency }: DetailProps) {
  const nothing = nothingWords(activity)
  return (
    <div className="grid gap-6">
      {nothing ? <Callout title={nothing} /> : null}
      {activity.writtenOffPoints > 0n ? (
        <p>{formatPoints(activity.writtenOffPoints, currency)} that were due were not there any more.</p>
      ) : null}
      {entries.map((entry) => (
        <section key={entry.id} className="grid gap-3">
          <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
            <span>{entry.description}</span>
            <span className="tabular">{signed(entry.points)}</span>
          </h3>
          <p className="text-sm text-muted">
            <Time instant={entry.effectiveAt} timeZone={timeZone} format="minute" />
            {entry.programVersionNumber === null ? "" : `, by version ${entry.programVersionNumber} of the program`}
          </p>
          <ExplanationView explanation={entry.explanation} currency={currency} storeNames={storeNames} />
        </section>
      ))}
      {judgements.map((judgement) => (
        <section key={judgement.id} className="grid gap-3">
          <h3 className="font-semibold">
            {judgement.outcome === "writtenOff" ? "Judged anew, and nothing was there to take" : "How it was judged"}
          </h3>
          <p className="text-sm text-muted">
            <Time instant={judgement.recordedAt} timeZone={timeZone} format="minute" />
            {judgement.programVersionNumber === null
              ? ""
              : `, by version ${judgement.programVersionNumber} of the program`}
          </p>
          <ExplanationView explanation={judgement.body} currency={currency} storeNames={storeNames} />
        </section>
      ))}
      <DefinitionList
        items={[
          { term: "Happened", value: <Time instant={activity.occurredAt} timeZone={timeZone} format="minute" /> },
          { term: "Recorded", value: <Time instant={activity.recordedAt} timeZone={timeZone} format="minute" /> },
          ...(nameOwnEvent(activity.externalId)
            ? []
            : [
                { term: "Id in your systems", value: <span className="font-mono text-xs">{activity.externalId}</span> },
              ]),
        ]}
      />
    </div>
  )
}

function signed(points: bigint): string {
  return points > 0n ? `+${formatInteger(points)}` : formatInteger(points).replace("-", "−")
}
