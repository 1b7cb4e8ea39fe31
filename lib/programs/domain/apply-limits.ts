import type { Usage } from "./award-input"
import type { Limits } from "./definition"
import type { Step } from "./explanation"

const unused: Usage = { count: 0, points: 0n, budgetPoints: 0n }

/** Cuts points to what the rule's limits leave. Each cut is a step that names the limit; `points` is what remains. */
export function applyLimits(
  points: bigint,
  limits: Limits | undefined,
  usage: Usage = unused,
): { points: bigint; steps: Step[] } {
  const steps: Step[] = []
  let left = points
  const cut = (to: bigint, by: "memberCount" | "memberPoints" | "budget", limit: number) => {
    const allowed = to > 0n ? to : 0n
    if (left <= allowed) return
    left = allowed
    const per = by === "budget" ? null : (limits?.perMember?.per ?? null)
    steps.push({ kind: "cut", by, per, limit, points: Number(left) })
  }
  const { perMember, budgetPoints } = limits ?? {}
  if (perMember?.count !== undefined && usage.count >= perMember.count) cut(0n, "memberCount", perMember.count)
  if (perMember?.points !== undefined) cut(BigInt(perMember.points) - usage.points, "memberPoints", perMember.points)
  if (budgetPoints !== undefined) cut(BigInt(budgetPoints) - usage.budgetPoints, "budget", budgetPoints)
  return { points: left, steps }
}
