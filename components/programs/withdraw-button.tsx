"use client"

import { useRouter } from "next/navigation"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { toast } from "@/components/ui/toast"
import { answerErrors } from "@/components/ui/use-action-form"
import { withdrawVersionAction } from "@/lib/programs/actions"

type WithdrawButtonProps = {
  merchantSlug: string
  programId: string
  revision: number
  versionId: string
  number: number
}

/** Keeps a version that waits for its day from ever holding. */
export function WithdrawButton({ merchantSlug, number, ...input }: WithdrawButtonProps) {
  const router = useRouter()
  async function withdraw() {
    const answer = await withdrawVersionAction(merchantSlug, input)
    if (answer?.data) {
      toast.success(`Version ${number} is withdrawn`, {
        description: "It will not hold. Your draft still has its changes.",
      })
      router.refresh()
      return true
    }
    const [error] = answer ? answerErrors(answer) : []
    toast.error("It was not withdrawn", { description: error?.message ?? "Check the connection and try again." })
    return false
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="secondary">
          Withdraw
        </Button>
      }
      title={`Withdraw version ${number}?`}
      description="It will never hold: what holds before it goes on. Both stay on record, members are not told of it any more, and the draft keeps its changes."
      confirmLabel="Withdraw it"
      danger={false}
      onConfirm={withdraw}
    />
  )
}
