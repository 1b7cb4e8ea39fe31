"use client"

import { useState } from "react"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import {
  fillNotice,
  type NoticeFacts,
  type NoticeKind,
  type NoticeText,
  noticeKinds,
} from "@/lib/programs/domain/notice"
import type { ConcernedMember } from "@/lib/purchases/queries/compare-members"
import { goesDown, nameOfTier, type TierNames } from "./tier-names"
import type { Comparison } from "./use-comparison"

/** The texts as they are typed, and which of them are sent. */
export type NoticeForm = Record<NoticeKind, { told: boolean; title: string; text: string }>

const labels: Record<NoticeKind, string> = {
  tierDown: "Members who come to a lower tier",
  rewardDearer: "Members whose next reward gets dearer",
  everyone: "All members",
}

/** The texts that are to be sent, as publishing takes them. */
export function noticesOf(form: NoticeForm): NoticeText[] {
  return noticeKinds.flatMap((kind) => {
    const { told, title, text } = form[kind]
    return told && title.trim() && text.trim() ? [{ kind, title: title.trim(), text: text.trim() }] : []
  })
}

type NoticeFieldsProps = {
  form: NoticeForm
  onChange: (form: NoticeForm) => void
  comparison: Comparison
  definition: ProgramDefinition
  names: TierNames
  /** From when the change holds, in words. */
  day: string
}

/** What members are told of a change: whom, how many, in which words, and how one of them reads it. */
export function NoticeFields({ form, onChange, comparison, definition, names, day }: NoticeFieldsProps) {
  const members = membersOf(comparison, names)
  const count = (kind: NoticeKind) => (kind === "everyone" ? comparison.total : members[kind].length)
  const told = countTold(form, comparison, members)
  return (
    <section className="grid gap-3">
      <div className="grid gap-1">
        <h3 className="font-semibold">Tell the members concerned</h3>
        <p className="text-sm text-muted">
          They read it in their portal until they put it away. No e-mail is sent.
          {told > 0
            ? ` ${formatInteger(told)}${told === 1 ? " member" : " members"} will be told.`
            : " Nobody will be told."}
        </p>
      </div>
      {noticeKinds
        .filter((kind) => count(kind) > 0)
        .map((kind) => (
          <div key={kind} className="grid gap-3 rounded-card border border-line p-4">
            <Checkbox
              checked={form[kind].told}
              onChange={(event) => onChange({ ...form, [kind]: { ...form[kind], told: event.currentTarget.checked } })}
              label={`${labels[kind]} (${formatInteger(count(kind))})`}
            />
            {form[kind].told ? (
              <NoticeEditor
                kind={kind}
                value={form[kind]}
                onChange={(value) => onChange({ ...form, [kind]: value })}
                members={kind === "everyone" ? [] : members[kind]}
                factsOf={(member) => factsOf(member, definition, names, day)}
              />
            ) : null}
          </div>
        ))}
    </section>
  )
}

/** Who is told of two things is one member all the same. */
function countTold(form: NoticeForm, { total }: Comparison, members: ReturnType<typeof membersOf>): number {
  if (form.everyone.told) return total
  const kinds = (["tierDown", "rewardDearer"] as const).filter((kind) => form[kind].told)
  return new Set(kinds.flatMap((kind) => members[kind].map(({ id }) => id))).size
}

function membersOf({ concerned }: Comparison, names: TierNames) {
  return {
    tierDown: concerned.filter(({ fromTierId, toTierId }) => goesDown({ fromId: fromTierId, toId: toTierId }, names)),
    rewardDearer: concerned.filter(({ dearer }) => dearer !== null),
  }
}

type NoticeEditorProps = {
  kind: NoticeKind
  value: NoticeForm[NoticeKind]
  onChange: (value: NoticeForm[NoticeKind]) => void
  members: readonly ConcernedMember[]
  factsOf: (member: ConcernedMember | undefined) => NoticeFacts
}

function NoticeEditor({ kind, value, onChange, members, factsOf }: NoticeEditorProps) {
  const [chosen, setChosen] = useState("")
  const options = members.slice(0, 50).map(({ id, name, email, cardNumber }) => ({
    value: id,
    label: name ?? email ?? `Card ${cardNumber}`,
  }))
  const facts = factsOf(members.find(({ id }) => id === chosen) ?? members[0])
  return (
    <>
      <Field label="Title" name={`${kind}Title`}>
        <Input
          value={value.title}
          maxLength={120}
          onChange={(event) => onChange({ ...value, title: event.currentTarget.value })}
        />
      </Field>
      <Field label="Text" name={`${kind}Text`} help="What stands in braces is filled in for each member.">
        <Textarea
          rows={3}
          value={value.text}
          maxLength={1000}
          onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        />
      </Field>
      <div className="grid gap-2 rounded-control bg-raised p-3 text-sm">
        {options.length > 1 ? (
          <Field label="As this member reads it">
            <Select
              options={options}
              value={chosen || options[0]?.value}
              onChange={(event) => setChosen(event.target.value)}
            />
          </Field>
        ) : null}
        <p className="font-semibold break-words">{fillNotice(value.title, facts)}</p>
        <p className="break-words">{fillNotice(value.text, facts)}</p>
      </div>
    </>
  )
}

function factsOf(
  member: ConcernedMember | undefined,
  definition: ProgramDefinition,
  names: TierNames,
  day: string,
): NoticeFacts {
  const firstName = member?.name?.split(" ")[0] ?? (member ? "" : "Ada")
  const { currency, name } = definition
  const { dearer } = member ?? {}
  return {
    firstName,
    program: name,
    day,
    ...(member
      ? { oldTier: nameOfTier(member.fromTierId, names.before), newTier: nameOfTier(member.toTierId, names.after) }
      : {}),
    ...(dearer
      ? {
          reward: dearer.name,
          oldPoints: formatPoints(dearer.oldPoints, currency),
          newPoints: formatPoints(dearer.newPoints, currency),
        }
      : {}),
  }
}
