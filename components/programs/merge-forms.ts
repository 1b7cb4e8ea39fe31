import { plainQuery } from "@/components/conditions/builder-condition"
import type { DraftForm } from "./draft-form"

/** A part of the draft that two people changed in different ways. */
export type Clash = {
  key: string
  part: "basics" | "rules" | "tiers" | "rewards"
  /** What it is called by whoever has it still. */
  name: string
  mineRemoved: boolean
  theirsRemoved: boolean
}

export type Choices = Readonly<Record<string, "mine" | "theirs">>
export type Merged = { form: DraftForm; clashes: Clash[] }

const names: Partial<Record<keyof DraftForm, string>> = {
  name: "Name of the program",
  slug: "Address",
  currencyName: "Word for one",
  currencyPlural: "Word for several",
  valuePoints: "Value of points",
  valueMinor: "Value of points",
  joinPolicy: "Joining",
  returnPolicy: "Returns",
  ladder: "What tiers count",
}

type Listed = { id: string; name: string }

/**
 * The draft with both people's changes, part by part: a field, a rule, a tier, a reward. What only one of them changed is as they
 * left it; what both changed differently clashes and is as chosen, by default mine.
 */
export function mergeForms(base: DraftForm, mine: DraftForm, theirs: DraftForm, choices: Choices = {}): Merged {
  const clashes: Clash[] = []
  const pick = <T>(clash: Clash, [b, m, t]: [T, T, T]): T => {
    if (same(m, b) || same(m, t)) return t
    if (same(t, b)) return m
    clashes.push(clash)
    return choices[clash.key] === "theirs" ? t : m
  }
  const list = <T extends Listed>(
    part: "rules" | "tiers" | "rewards",
    all: [readonly T[], readonly T[], readonly T[]],
  ): T[] =>
    idsOf(all).flatMap((id) => {
      const [b, m, t] = all.map((one) => one.find((item) => item.id === id))
      const name = (m ?? t ?? b)?.name ?? ""
      const clash = { key: `${part} ${id}`, part, name, mineRemoved: !m, theirsRemoved: !t }
      return pick<T | undefined>(clash, [b, m, t]) ?? []
    })
  const basics = Object.keys(mine)
    .filter((key) => !["rules", "tiers", "rewards"].includes(key))
    .map((key) => {
      const field = key as keyof DraftForm
      const name = names[field] ?? key
      const clash: Clash = { key, part: "basics", name, mineRemoved: false, theirsRemoved: false }
      return [key, pick<unknown>(clash, [base[field], mine[field], theirs[field]])]
    })
  const form = {
    ...(Object.fromEntries(basics) as DraftForm),
    rules: list("rules", [base.rules, mine.rules, theirs.rules]),
    tiers: list("tiers", [base.tiers, mine.tiers, theirs.tiers]),
    rewards: list("rewards", [base.rewards, mine.rewards, theirs.rewards]),
  }
  return { form, clashes }
}

/** The order of whoever changed it, mine where both did; what only the other has comes at the end. */
function idsOf<T extends Listed>([base, mine, theirs]: [readonly T[], readonly T[], readonly T[]]): string[] {
  const [b, m, t] = [base, mine, theirs].map((list) => list.map(({ id }) => id)) as [string[], string[], string[]]
  const kept = (ids: string[]) => ids.filter((id) => b.includes(id))
  const first = same(
    kept(m),
    kept(b).filter((id) => m.includes(id)),
  )
    ? t
    : m
  return [...new Set([...first, ...m, ...t])]
}

/** Whether two parts say the same; the builder of conditions gives its parts ids of its own, which are no difference. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, plain) === JSON.stringify(b, plain)
}

function plain(key: string, value: unknown): unknown {
  return key === "query" && value ? plainQuery(value as Parameters<typeof plainQuery>[0]) : value
}
