import { formatInteger } from "@/lib/core/points"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { hasRuleFor } from "@/lib/programs/domain/rules-for"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { SimulationResult } from "./simulation-result"

/** What is said beside every backtest: what its figures cannot know, the most important first. */
export function cannotKnow(
  history: SimulationResult["history"],
  definitions: readonly ProgramDefinition[],
  {
    hasSegments,
    passedOver,
    benefitsWithoutCost,
  }: {
    hasSegments: boolean
    /** Purchases of members that the live program gave nothing for, as it did not hold yet. */
    passedOver: bigint
    benefitsWithoutCost: readonly string[]
  },
): string[] {
  const { anonymousPurchases, purchases } = history
  const asks = (trigger: "referral" | "surveyResponse" | "event") =>
    definitions.some(({ rules }) => hasRuleFor(rules, trigger))
  const gives = (is: (tier: Tier) => boolean) => definitions.some(({ tiers }) => tiers.some(is))
  return [
    "People are taken to buy as they did. Whether a program makes them buy more, or only rewards what they bought anyway, no history tells.",
    "Who redeems is assumed: a stated share of members take the cheapest reward whenever they can, and the others never do.",
    "Cost is the value of points and what benefits of tiers cost. The work of running the program is not in it.",
    ...(benefitsWithoutCost.length > 0
      ? [`Nobody has said what these benefits cost, so they cost nothing here: ${benefitsWithoutCost.join(", ")}.`]
      : []),
    ...(anonymousPurchases > 0
      ? [
          `${formatInteger(anonymousPurchases)} of ${formatInteger(purchases)} purchases name no customer and earn nothing here. A program would make some of these people known.`,
        ]
      : []),
    ...(gives(({ price }) => price !== undefined)
      ? [
          "Who would pay for a tier is not known: only members who have paid for it hold it here. Fees are not set against the cost.",
        ]
      : []),
    ...(gives(({ invitationOnly }) => invitationOnly === true)
      ? ["Who would be invited to a tier is not known: only members who were given it hold it here."]
      : []),
    ...(asks("referral") ? ["Only invitations that were recorded count: nobody is taken to invite more."] : []),
    ...(asks("event") || asks("surveyResponse")
      ? ["Only activities that were recorded count: a new reason to do something makes nobody do it here."]
      : []),
    ...(definitions.some(({ rules }) => rules.some(({ limits }) => limits?.budgetPoints !== undefined))
      ? ["A budget is used up from the first day on, in the order in which things happened."]
      : []),
    ...(passedOver > 0n
      ? [
          `Live gave nothing for ${formatInteger(passedOver)} of the purchases of its members: they are from before it began. A draft does, and so gives more.`,
        ]
      : []),
    ...(hasSegments ? ["Segments hold who belongs to them today, not at the time."] : []),
  ]
}
