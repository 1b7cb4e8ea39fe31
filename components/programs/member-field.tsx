"use client"

import { useCallback } from "react"
import { memberName } from "@/components/members/member-name"
import { Combobox } from "@/components/ui/combobox"
import { Field } from "@/components/ui/field"
import { searchMembersAction } from "@/lib/programs/member-actions"
import { useMemberSearch } from "./use-member-search"

type MemberFieldProps = {
  merchantSlug: string
  label: string
  /** The member whom it is about, who is not offered. */
  exceptId?: string
  name?: string
  error?: string | undefined
  onMember: (memberId: string | null) => void
}

/** Which other member is meant. */
export function MemberField({ merchantSlug, label, exceptId, name, error, onMember }: MemberFieldProps) {
  const find = useCallback(
    async (text: string) => {
      const answer = await searchMembersAction(merchantSlug, { text })
      return (answer?.data ?? [])
        .filter(({ id, status }) => id !== exceptId && status === "active")
        .map((one) => ({ id: one.id, name: memberName(one), detail: one.tierName ?? "" }))
    },
    [merchantSlug, exceptId],
  )
  const search = useMemberSearch(find)
  return (
    <Field
      label={label}
      {...(name ? { name } : {})}
      error={error}
      help="By name, e-mail, phone or card. They must be members already."
    >
      <Combobox
        options={search.options}
        value={search.memberId}
        onSearch={search.setText}
        onValueChange={(id) => {
          search.choose(id)
          onMember(id)
        }}
        placeholder="Another member"
      />
    </Field>
  )
}
