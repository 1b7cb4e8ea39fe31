export type BridgeStep = {
  name: string
  /** Signed for a change; the level for a total. */
  value: number
  kind: "total" | "change"
}

export type BridgeBar = BridgeStep & { span: [number, number] }

/** Where each step's bar begins and ends: totals from zero, changes from where the one before ended. */
export function toBridgeBars(steps: readonly BridgeStep[]): BridgeBar[] {
  let level = 0
  return steps.map((step) => {
    const start = step.kind === "total" ? 0 : level
    level = step.kind === "total" ? step.value : level + step.value
    return { ...step, span: [Math.min(start, level), Math.max(start, level)] }
  })
}
