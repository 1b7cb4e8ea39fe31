"use client"

import { House } from "lucide-react"
import { toast } from "@/components/ui/toast"
import { createHouseholdAction } from "@/lib/ledger/household-actions"
import { OneFieldDialog } from "./one-field-dialog"

type MakeHouseholdDialogProps = { merchantSlug: string; memberId: string; proposal: string }

/** Begins a household with a member as its head. */
export function MakeHouseholdDialog({ merchantSlug, memberId, proposal }: MakeHouseholdDialogProps) {
  return (
    <OneFieldDialog
      title="Make a household"
      description="This member is its head. The others keep points and tiers of their own, and spend together."
      icon={<House aria-hidden />}
      submit="Make household"
      label="Name"
      help="Its members see it."
      maxLength={80}
      initial={proposal}
      names={["name"]}
      action={createHouseholdAction.bind(null, merchantSlug)}
      inputOf={(name) => ({ name, headMemberId: memberId })}
      onDone={() => toast.success("Household made", { description: "Add the others next." })}
    />
  )
}
