"use client"

import { useEffect, useState } from "react"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"

/** What publishing would do, found by a dry run of the functions that award. */
export type Plan = { members: number; purchases: number; points: number; liabilityMinor: number }

export type PlanAction = (input: {
  definition: ProgramDefinition
  awardFrom: string | null
}) => Promise<{ plan: Plan } | { error: string }>

/** Asks for the plan when the sheet is open and what it depends on has changed. */
export function usePlan(
  ask: PlanAction,
  open: boolean,
  definition: ProgramDefinition | null,
  awardFrom: string | null,
) {
  const [plan, setPlan] = useState<Plan | null>(null)
  const [error, setError] = useState<string | null>(null)
  const key = open && definition ? JSON.stringify({ definition, awardFrom }) : null

  useEffect(() => {
    setPlan(null)
    setError(null)
    if (key === null) return
    let current = true
    ask(JSON.parse(key)).then(
      (answer) => {
        if (!current) return
        if ("plan" in answer) setPlan(answer.plan)
        else setError(answer.error)
      },
      () => current && setError("The figures could not be reckoned. Check the connection and open the sheet again."),
    )
    return () => {
      current = false
    }
  }, [key, ask])

  return { plan, error }
}
