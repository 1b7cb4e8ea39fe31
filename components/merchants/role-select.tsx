"use client"

import { useRouter } from "next/navigation"
import { useTransition } from "react"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { answerErrors } from "@/components/ui/use-action-form"
import type { Role } from "@/lib/core/permissions"
import { changeRoleAction } from "@/lib/merchants/actions"
import { roleWords } from "@/lib/merchants/domain/role-words"
import { roleOptions } from "./role-options"

type RoleSelectProps = {
  merchantSlug: string
  person: { userId: string; name: string; role: Role }
  disabled: boolean
}

/** Changes a person's role at once, and offers to take it back. */
export function RoleSelect({ merchantSlug, person, disabled }: RoleSelectProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()

  function change(role: Role, before?: Role) {
    startTransition(async () => {
      const answer = await changeRoleAction(merchantSlug, { userId: person.userId, role })
      const [error] = answerErrors(answer)
      if (error) toast.error(error.message)
      else
        toast.success(`${person.name} is ${roleWords[role].name.toLowerCase()} now`, {
          undo: before ? () => change(before) : undefined,
        })
      router.refresh()
    })
  }

  return (
    <Select
      aria-label={`Role of ${person.name}`}
      className="w-36"
      options={roleOptions}
      value={person.role}
      disabled={disabled || pending}
      onChange={(event) => change(event.target.value as Role, person.role)}
    />
  )
}
