import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { TierMove } from "@/lib/programs/domain/member-change"

/** Tiers of two versions by their ids: a tier keeps its id, and its name unless it was changed. */
export type TierNames = { before: Map<string, { name: string; rank: number }>; after: TierNames["before"] }

export function tierNamesOf(before: ProgramDefinition, after: ProgramDefinition): TierNames {
  const named = ({ tiers }: ProgramDefinition) => new Map(tiers.map(({ id, name, rank }) => [id, { name, rank }]))
  return { before: named(before), after: named(after) }
}

export function nameOfTier(id: string | null, names: TierNames["before"]): string {
  return names.get(id ?? "")?.name ?? "no tier"
}

/** Whether going from one tier to another is going down: to a lower rank of those that will be, or out of all. */
export function goesDown({ fromId, toId }: Pick<TierMove, "fromId" | "toId">, { before, after }: TierNames): boolean {
  if (fromId === toId || fromId === null) return false
  const from = after.get(fromId)?.rank ?? before.get(fromId)?.rank ?? 0
  return (after.get(toId ?? "")?.rank ?? -1) < from
}

/** Moves summed into up and down, with a line for each pair of tiers, the most members first. */
export function tierMoves(moves: readonly TierMove[], names: TierNames) {
  const moving = moves.filter(({ fromId, toId }) => fromId !== toId)
  const sum = (all: readonly TierMove[]) => all.reduce((members, move) => members + move.members, 0)
  const down = sum(moving.filter((move) => goesDown(move, names)))
  return {
    down,
    up: sum(moving) - down,
    lines: [...moving]
      .sort((a, b) => b.members - a.members)
      .map(({ fromId, toId, members }) => ({
        from: nameOfTier(fromId, names.before),
        to: nameOfTier(toId, names.after),
        members,
      })),
  }
}
