"use client"

import { dateLocale } from "@/components/ui/date-locale"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { localDay } from "@/lib/core/calendar"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { type NoticeText, proposedNotices } from "@/lib/programs/domain/notice"
import { MemberImpact } from "./member-impact"
import { NoticeFields, type NoticeForm, noticesOf } from "./notice-fields"
import { tierNamesOf } from "./tier-names"
import { type MemberComparer, useComparison } from "./use-comparison"

/** What goes with a change: its note for the public page, and what members are told. */
export type ChangeDetailsForm = { note: string; notices: NoticeForm }

const untold: NoticeForm = {
  tierDown: { told: true, ...proposedNotices.tierDown },
  rewardDearer: { told: true, ...proposedNotices.rewardDearer },
  everyone: { told: false, ...proposedNotices.everyone },
}

export const emptyDetails: ChangeDetailsForm = { note: "", notices: untold }

/** The details as publishing takes them. */
export function detailsOf({ note, notices }: ChangeDetailsForm): { note?: string; notices?: NoticeText[] } {
  const told = noticesOf(notices)
  return { ...(note.trim() ? { note: note.trim() } : {}), ...(told.length > 0 ? { notices: told } : {}) }
}

type ChangeDetailsProps = {
  open: boolean
  merchant: { slug: string; timeZone: string }
  program: { id: string; revision: number }
  /** The version to bring back; absent: the draft. */
  versionId?: string
  before: ProgramDefinition
  after: ProgramDefinition
  effectiveFrom: string | null
  compare: MemberComparer
  form: ChangeDetailsForm
  onChange: (form: ChangeDetailsForm) => void
}

const words = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

/** What a change does to members, what it is called in public and what members are told of it. */
export function ChangeDetails(props: ChangeDetailsProps) {
  const { open, merchant, program, versionId, before, after, effectiveFrom, compare, form, onChange } = props
  const version = versionId ? { versionId } : {}
  const { comparison, error } = useComparison(open, {
    compare,
    programId: program.id,
    ...version,
    revision: program.revision,
    effectiveFrom,
  })
  const names = tierNamesOf(before, after)
  const day = effectiveFrom ?? localDay(new Date(), merchant.timeZone)
  return (
    <>
      <MemberImpact
        merchantSlug={merchant.slug}
        comparison={comparison}
        error={error}
        before={before}
        after={after}
        names={names}
      />
      {comparison?.done && comparison.total > 0 ? (
        <NoticeFields
          form={form.notices}
          onChange={(notices) => onChange({ ...form, notices })}
          comparison={comparison}
          definition={after}
          names={names}
          day={words.format(new Date(`${day}T00:00:00Z`))}
        />
      ) : null}
      <Field
        label="Why, in a sentence or two"
        name="note"
        optional
        help="Stands beside the change on the program's public page and in the list of versions."
      >
        <Textarea
          rows={2}
          maxLength={500}
          value={form.note}
          onChange={(event) => onChange({ ...form, note: event.currentTarget.value })}
        />
      </Field>
    </>
  )
}
