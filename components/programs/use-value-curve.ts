"use client"

import { useEffect, useState } from "react"
import { getValueCurveAction } from "@/lib/programs/actions"
import type { CurveMetric, CurveWindow, ValueCurve } from "@/lib/programs/domain/value-curve"
import type { ValueCurveQuery } from "@/lib/programs/schema"

export type CurveQuery = Omit<ValueCurveQuery, "metric" | "window">

const pauseMs = 250

/** The spread of what the tiers count, reloaded when the metric, the window or (for points) the rules change. */
export function useValueCurve(
  merchantSlug: string,
  metric: CurveMetric,
  window: CurveWindow,
  query: CurveQuery | null,
  initial: ValueCurve,
) {
  const [curve, setCurve] = useState(initial)
  const asked = metric === "pointsEarned" ? query : { rules: [], tiers: [], currency: query?.currency ?? "points" }
  const key = asked ? JSON.stringify({ ...asked, metric, window }) : null
  const known = curve.metric === metric && curve.window === window && metric !== "pointsEarned"

  useEffect(() => {
    if (key === null || known) return
    let current = true
    const timer = setTimeout(async () => {
      const answer = await getValueCurveAction(merchantSlug, JSON.parse(key))
      if (current && answer?.data) setCurve(answer.data)
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [key, known, merchantSlug])

  return { curve, pending: curve.metric !== metric || curve.window !== window }
}
