"use client"

import { useCallback } from "react"
import { memberName } from "@/components/members/member-name"
import { useMemberSearch } from "@/components/programs/use-member-search"
import { Combobox } from "@/components/ui/combobox"
import { Field } from "@/components/ui/field"
import { searchMembersAction } from "@/lib/programs/member-actions"

type ReceiverFieldProps = { merchantSlug: string; onReceiver: (memberId: string | null) => void }

/** Which member is given a tier. */
export function ReceiverField({ merchantSlug, onReceiver }: ReceiverFieldProps) {
  const find = useCallback(
    async (text: string) => {
      const answer = await searchMembersAction(merchantSlug, { text })
      return (answer?.data ?? []).map((one) => ({ id: one.id, name: memberName(one), detail: one.tierName ?? "" }))
    },
    [merchantSlug],
  )
  const search = useMemberSearch(find)
  return (
    <Field label="To whom" help="By name, e-mail, phone or card. They must be members already.">
      <Combobox
        options={search.options}
        value={search.memberId}
        onSearch={search.setText}
        onValueChange={(id) => {
          search.choose(id)
          onReceiver(id)
        }}
        placeholder="Another member"
      />
    </Field>
  )
}
