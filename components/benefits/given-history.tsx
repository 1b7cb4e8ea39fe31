"use client"

import { useRouter } from "next/navigation"
import { toast } from "@/components/ui/toast"
import { cancelBenefitUseAction } from "@/lib/benefits/actions"
import type { BenefitUseView } from "@/lib/benefits/steps/benefit-use-views"
import { GivenList } from "./given-list"

type GivenHistoryProps = {
  merchantSlug: string
  uses: readonly BenefitUseView[]
  timeZone: string
  canUndo: boolean
}

/** What was given, on the member's page: taking back reads the page anew. */
export function GivenHistory({ merchantSlug, uses, timeZone, canUndo }: GivenHistoryProps) {
  const router = useRouter()
  async function undo(useId: string) {
    const answer = await cancelBenefitUseAction(merchantSlug, { useId })
    if (answer?.data) toast.success("Taken back")
    else toast.error(answer?.serverError?.message ?? "It could not be taken back. Try again.")
    router.refresh()
  }
  return <GivenList uses={uses} timeZone={timeZone} onUndo={canUndo ? undo : null} />
}
