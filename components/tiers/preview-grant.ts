export type TierChoice = { id: string; name: string; rank: number }

type Asked = {
  kind: "override" | "match" | "headStart" | "gift"
  chosen: TierChoice
  /** A day, or empty. */
  until: string
  /** A match that can be kept by reaching something until then. */
  keeps?: boolean
  tier: TierChoice | null
  earned: TierChoice | null
}

const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

/** A gift is refused where the receiver has as much, and hangs on its giver. */
function previewGift(chosen: TierChoice, tier: TierChoice | null): string {
  if ((tier?.rank ?? -1) >= chosen.rank) {
    return `It would be refused: the member has ${tier?.name ?? "it"} already. The gift stays unused.`
  }
  return `${chosen.name} from now on, for as long as the giver holds as much and nobody ends it.`
}

/** What giving a tier will do, in a sentence or two. */
export function previewGrant({ kind, chosen, until, keeps, tier, earned }: Asked): string {
  if (kind === "gift") return previewGift(chosen, tier)
  const higher = kind !== "override" && (earned?.rank ?? -1) >= chosen.rank
  const now = higher
    ? `The member stays ${tier?.name ?? "without a tier"}, as that is as high.`
    : tier?.id === chosen.id
      ? `The member stays ${chosen.name}.`
      : `${chosen.name} from now on${tier ? ` instead of ${tier.name}` : ""}.`
  const end = until
    ? `On ${date.format(new Date(`${until}T00:00:00Z`))} what is earned returns, ${earned?.name ?? "no tier"} today${keeps ? ", unless what keeps it was reached" : ""}.`
    : kind === "override"
      ? "It holds until somebody ends it."
      : "Choose until when it holds."
  return `${now} ${end}`
}
