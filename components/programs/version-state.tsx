import { Badge, type Tone } from "@/components/ui/badge"
import type { VersionState } from "@/lib/programs/steps/read-versions"

const states: Record<VersionState, { tone: Tone; word: string } | null> = {
  inForce: { tone: "good", word: "In force" },
  scheduled: { tone: "accent", word: "To come" },
  replaced: { tone: "neutral", word: "Replaced before it held" },
  past: null,
}

/** Where a version stands, in a word; nothing of one that held before. */
export function VersionStateBadge({ state }: { state: VersionState }) {
  const told = states[state]
  return told ? <Badge tone={told.tone}>{told.word}</Badge> : null
}

/** What holds, or is to come, need not be brought back. */
export function canComeBack(state: VersionState): boolean {
  return state === "past" || state === "replaced"
}
