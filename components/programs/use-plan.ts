"use client"

import { useEffect, useState } from "react"
import { planPublishingAction } from "@/lib/programs/actions"
import type { PublishingPlan } from "@/lib/programs/domain/publishing-plan"

const failed = "The figures could not be reckoned. Check the connection and open the sheet again."

type Asked = { merchantSlug: string; programId: string; revision: number; awardFrom: string | null }

/** Asks what publishing would do while the sheet is open, and again when the draft or the day has changed. */
export function usePlan(open: boolean, { merchantSlug, programId, revision, awardFrom }: Asked) {
  const [answer, setAnswer] = useState<{ key: string; plan: PublishingPlan | null; error: string | null } | null>(null)
  const key = open ? `${revision} ${awardFrom}` : null

  useEffect(() => {
    if (key === null) return
    let current = true
    const input = { programId, ...(awardFrom ? { awardFrom } : {}) }
    planPublishingAction(merchantSlug, input).then(
      (result) => {
        const error = result?.data ? null : (result?.serverError?.message ?? failed)
        if (current) setAnswer({ key, plan: result?.data ?? null, error })
      },
      () => current && setAnswer({ key, plan: null, error: failed }),
    )
    return () => {
      current = false
    }
  }, [key, merchantSlug, programId, awardFrom])

  const known = answer?.key === key ? answer : null
  return { plan: known?.plan ?? null, error: known?.error ?? null }
}
