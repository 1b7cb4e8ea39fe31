"use client"

import { Archive, ArchiveRestore } from "lucide-react"
import { useRouter } from "next/navigation"
import { Button } from "@/components/ui/button"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { archiveRewardAction, restoreRewardAction } from "@/lib/rewards/actions"

type ArchiveRewardButtonProps = { merchantSlug: string; rewardId: string; archived: boolean }

/** Takes a reward out of the catalogue, with a way back. */
export function ArchiveRewardButton({ merchantSlug, rewardId, archived }: ArchiveRewardButtonProps) {
  const router = useRouter()
  const restore = useActionForm(restoreRewardAction.bind(null, merchantSlug), () => {
    toast.success("Reward is back in the catalogue")
  })
  const archive = useActionForm(archiveRewardAction.bind(null, merchantSlug), () => {
    toast.success("Reward archived", {
      description: "Vouchers already given out stay good.",
      undo: () => void restore.send({ rewardId }),
    })
    router.push(`/d/${merchantSlug}/rewards`)
  })
  const { send, busy } = archived ? restore : archive
  const Icon = archived ? ArchiveRestore : Archive
  return (
    <Button icon={<Icon aria-hidden />} loading={busy} onClick={() => send({ rewardId })}>
      {archived ? "Put back" : "Archive"}
    </Button>
  )
}
