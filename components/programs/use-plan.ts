"use client"

import { useEffect, useState } from "react"
import type { PublishingPlan } from "@/lib/programs/domain/publishing-plan"

const failed = "The figures could not be reckoned. Check the connection and open the sheet again."

export type PlanInput = { programId: string; awardFrom?: string; effectiveFrom?: string }
export type HistoryPlanner = (input: PlanInput) => Promise<{ plan: PublishingPlan } | { error: string }>

type Asked = {
  plan: HistoryPlanner
  programId: string
  revision: number
  awardFrom: string | null
  effectiveFrom: string | null
}

/** Asks what publishing would do while the sheet is open, and again when the draft or a day has changed. */
export function usePlan(open: boolean, { plan, programId, revision, awardFrom, effectiveFrom }: Asked) {
  const [answer, setAnswer] = useState<{ key: string; plan: PublishingPlan | null; error: string | null } | null>(null)
  const key = open ? `${revision} ${awardFrom} ${effectiveFrom}` : null

  useEffect(() => {
    if (key === null) return
    let current = true
    plan({ programId, ...(awardFrom ? { awardFrom } : {}), ...(effectiveFrom ? { effectiveFrom } : {}) }).then(
      (found) => {
        if (!current) return
        setAnswer({
          key,
          plan: "plan" in found ? found.plan : null,
          error: "error" in found ? found.error : null,
        })
      },
      () => current && setAnswer({ key, plan: null, error: failed }),
    )
    return () => {
      current = false
    }
  }, [key, plan, programId, awardFrom, effectiveFrom])

  const known = answer?.key === key ? answer : null
  return { plan: known?.plan ?? null, error: known?.error ?? null }
}
