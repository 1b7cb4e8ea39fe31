import { formatPoints } from "@/lib/core/points"
import type { EarningRule, ProgramDefinition } from "@/lib/programs/domain/definition"

export type Side = "referrer" | "referee"

/** What an invitation gives to one side; `exactly` is false where rules ask for more than the invitation. */
interface Gift {
  points: number
  exactly: boolean
}

/** The rules that look at invitations. */
function rulesOf({ rules, currency }: ProgramDefinition, side: Side): EarningRule[] {
  return rules.filter(
    ({ trigger, recipient = "both", currency: code = currency.code, effect }) =>
      trigger === "referral" &&
      effect.kind === "fixed" &&
      code === currency.code &&
      (recipient === "both" || recipient === side),
  )
}

function giftOf(definition: ProgramDefinition, side: Side): Gift {
  const rules = rulesOf(definition, side)
  const asksMore = ({
    condition,
    limits,
    exclusiveGroup,
    eligibleTiers,
    eligibleSegmentId,
    startsAt,
    endsAt,
  }: EarningRule) =>
    [condition, limits, exclusiveGroup, eligibleTiers, eligibleSegmentId, startsAt, endsAt].some(
      (one) => one !== undefined,
    )
  const points = rules.reduce((sum, { effect }) => sum + (effect.kind === "fixed" ? effect.points : 0), 0)
  return { points, exactly: !rules.some(asksMore) }
}

/** Whether the program gives anything for bringing a friend. */
export function rewardsInvitations(definition: ProgramDefinition): boolean {
  return giftOf(definition, "referrer").points + giftOf(definition, "referee").points > 0
}

function amount({ points, exactly }: Gift, { currency }: ProgramDefinition): string {
  return `${exactly ? "" : "up to "}${formatPoints(BigInt(points), currency)}`
}

/** What both sides get, told to who invites: "You get 100 points and your friend 50 points when they first buy something." */
export function tellInviting(definition: ProgramDefinition): string {
  const own = giftOf(definition, "referrer")
  const theirs = giftOf(definition, "referee")
  const when = "when they first buy something"
  if (own.points === 0) return `Your friend gets ${amount(theirs, definition)} ${when}.`
  if (theirs.points === 0) return `You get ${amount(own, definition)} for each friend ${when}.`
  if (own.points === theirs.points && own.exactly === theirs.exactly)
    return `You and your friend get ${amount(own, definition)} each ${when}.`
  return `You get ${amount(own, definition)} and your friend ${amount(theirs, definition)} ${when}.`
}

/** The same told to who was invited. */
export function tellInvited(definition: ProgramDefinition, by: string | null): string {
  const gift = giftOf(definition, "referee")
  const invited = `${by ?? "A friend"} invites you.`
  return gift.points === 0 ? invited : `${invited} You get ${amount(gift, definition)} when you first buy something.`
}
