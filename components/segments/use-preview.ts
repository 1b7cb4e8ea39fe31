"use client"

import { useEffect, useRef, useState } from "react"
import type { Condition } from "@/lib/conditions/domain/condition"
import { previewSegmentAction } from "@/lib/segments/actions"
import type { SegmentPreview } from "@/lib/segments/queries/preview-segment"

const pauseMs = 350

export interface Preview {
  found: SegmentPreview | null
  busy: boolean
  error: string | null
}

/** Counts a condition after each pause in typing; an answer that a newer question has overtaken is dropped. */
export function usePreview(merchantSlug: string, condition: Condition | null): Preview {
  const [preview, setPreview] = useState<Preview>({ found: null, busy: false, error: null })
  const latest = useRef(0)
  const key = condition ? JSON.stringify(condition) : null
  useEffect(() => {
    latest.current += 1
    const asked = latest.current
    if (!key) return
    const timer = setTimeout(async () => {
      setPreview((before) => ({ ...before, busy: true }))
      const answer = await previewSegmentAction(merchantSlug, { condition: JSON.parse(key) }).catch(() => null)
      if (asked !== latest.current) return
      const error = answer?.serverError?.message ?? (answer?.data ? null : "The count could not be read. Try again.")
      setPreview({ found: answer?.data ?? null, busy: false, error })
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [key, merchantSlug])
  return preview
}
