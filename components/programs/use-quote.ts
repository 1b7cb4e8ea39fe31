"use client"

import { useEffect, useState } from "react"
import type { Quote, Trial } from "./try-on-draft"

/** Asks what a purchase of a real member would earn now; writes nothing. */
export type QuoteAction = (input: { memberId: string } & Trial) => Promise<{ quote: Quote } | { error: string }>

const pauseMs = 250

export function useQuote(ask: QuoteAction | null, memberId: string | null, { amountMinor, items, currency }: Trial) {
  const [result, setResult] = useState<Quote | null>(null)
  const [error, setError] = useState<string | null>(null)

  useEffect(() => {
    setResult(null)
    setError(null)
    if (!ask || memberId === null) return
    let current = true
    const timer = setTimeout(async () => {
      const answer = await ask({ memberId, amountMinor, items, currency })
      if (!current) return
      setResult("quote" in answer ? answer.quote : null)
      setError("error" in answer ? answer.error : null)
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [ask, memberId, amountMinor, items, currency])

  return { result, error }
}
