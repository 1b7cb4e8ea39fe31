"use client"

import { UserPlus } from "lucide-react"
import { toast } from "@/components/ui/toast"
import { joinHouseholdAction } from "@/lib/ledger/household-actions"
import { OneFieldDialog } from "./one-field-dialog"

/** Takes another member into a household, whom staff have asked. */
export function AddToHouseholdDialog({ merchantSlug, householdId }: { merchantSlug: string; householdId: string }) {
  return (
    <OneFieldDialog
      title="Add a member"
      description="Ask them first: the others can spend their points from then on, until they leave."
      icon={<UserPlus aria-hidden />}
      submit="Add member"
      label="Who"
      help="Card number or e-mail address."
      maxLength={254}
      names={["memberId", "email"]}
      action={joinHouseholdAction.bind(null, merchantSlug)}
      inputOf={(typed) => ({
        householdId,
        ...(typed.includes("@") ? { email: typed } : { cardNumber: typed || "none" }),
      })}
      onDone={() => toast.success("Added to the household")}
    />
  )
}
