"use client"

import { useScanBox } from "@/components/members/use-scan-box"
import { type ChosenReward, type CounterState, markUsed, readMember, readTyped, redeemFor } from "./counter-state"

/** One box for everything: a scanned card or code, a name, an address. */
export function useCounter(slug: string, initialText: string) {
  const { show, awaitScan, ...box } = useScanBox<CounterState>({
    idle: { kind: "idle" },
    read: (typed) => readTyped(slug, typed),
    initialText,
  })

  async function take(code: string, purchaseExternalId: string) {
    await show(markUsed(slug, code, purchaseExternalId))
    awaitScan()
  }

  return {
    ...box,
    open: (memberId: string) => show(readMember(slug, memberId)),
    redeem: (memberId: string, chosen: ChosenReward) => show(redeemFor(slug, memberId, chosen)),
    take,
  }
}
