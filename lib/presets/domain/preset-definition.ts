import { slugOf } from "@/lib/merchants/domain/slug-of"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { describeProgram } from "@/lib/programs/domain/describe-program"
import { definitionOf } from "@/lib/programs/domain/program-draft"
import { eventTemplates } from "@/lib/purchases/domain/events/event-templates"
import type { PresetProgram } from "./preset"

type Named = { name: string; money: string }

/** The program as a version would hold it, with ids that stand for nothing: to be shown and tried. */
export function presetDefinition(program: PresetProgram, { name, money }: Named): ProgramDefinition {
  const { currency, joinPolicy, rules, tiers, eventTypes } = program
  return definitionOf(
    {
      name,
      slug: slugOf(name) || "club",
      currency,
      moneyCurrency: money,
      joinPolicy,
      returnPolicy: "withinBalance",
      rules: rules.map((rule, index) => ({ ...rule, id: `rule-${index}` })),
      tiers: tiers.map((tier) => ({ ...tier, id: `tier-${tier.rank}` })),
    },
    "",
    { segments: [], eventTypes: namesOfEvents(eventTypes) },
  )
}

/** The names of the activities that a preset needs, by their codes. */
export function namesOfEvents(codes: readonly string[]): Record<string, string> {
  return Object.fromEntries(eventTemplates.flatMap(({ code, name }) => (codes.includes(code) ? [[code, name]] : [])))
}

/** What a member is told of it: earning, value, tiers. */
export function presetSentences(definition: ProgramDefinition): string[] {
  return describeProgram(definition)
}
