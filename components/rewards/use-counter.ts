"use client"

import { useScanBox } from "@/components/members/use-scan-box"
import { type CounterState, markUsed, readMember, readTyped, redeemFor } from "./counter-state"

/** One box for everything: a scanned card or code, a name, an address. */
export function useCounter(slug: string, initialText: string) {
  const { show, awaitScan, ...box } = useScanBox<CounterState>({
    idle: { kind: "idle" },
    read: (typed) => readTyped(slug, typed),
    initialText,
  })

  async function take(code: string) {
    await show(markUsed(slug, code))
    awaitScan()
  }

  return {
    ...box,
    open: (memberId: string) => show(readMember(slug, memberId)),
    redeem: (memberId: string, rewardId: string) => show(redeemFor(slug, memberId, rewardId)),
    take,
  }
}
