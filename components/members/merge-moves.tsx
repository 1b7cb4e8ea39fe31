import { formatInteger } from "@/lib/core/points"
import { pointsWords } from "@/lib/programs/domain/points-words"
import type { MergePreview } from "@/lib/purchases/queries/preview-merge"

/** What passes to the record that stays, in sentences. */
export function MergeMoves({ preview }: { preview: MergePreview }) {
  const { purchases, returns, events, identifiers, memberships, kept } = preview
  const counted = [
    count(purchases, "purchase", "purchases"),
    count(returns, "return", "returns"),
    count(events, "activity", "activities"),
  ]
  return (
    <section className="rounded-control border border-line p-4">
      <h3 className="font-semibold">What passes on</h3>
      <ul className="mt-2 grid list-disc gap-1 pl-5">
        <li>{counted.join(", ")}.</li>
        {memberships.map(({ program, bothAreMembers, wallets }) => (
          <li key={program.id}>
            {bothAreMembers
              ? `In ${program.name}, ${pointsOf(wallets, program)}, each with the expiry that it has.`
              : `The membership of ${program.name} itself, with ${pointsOf(wallets, program)}.`}
          </li>
        ))}
        {identifiers.length > 0 ? (
          <li className="break-words">
            From then on the record that stays is known by this too: {identifiers.map(({ value }) => value).join(", ")}.
          </li>
        ) : null}
        <li>
          Tiers and points are reckoned anew over all that both did. A consent that one of them refused is refused.
        </li>
        {kept.length > 0 ? <li>Where both are known, the record that stays keeps its {kept.join(", ")}.</li> : null}
      </ul>
    </section>
  )
}

function count(number: number, one: string, many: string): string {
  return `${formatInteger(number)} ${number === 1 ? one : many}`
}

type Membership = MergePreview["memberships"][number]

function pointsOf(wallets: Membership["wallets"], program: Membership["program"]): string {
  const parts = wallets.map(({ currency, availablePoints, pendingPoints }) => {
    const pending = pendingPoints > 0n ? ` and ${formatInteger(pendingPoints)} pending` : ""
    return `${pointsWords({ points: availablePoints, currency }, [program])}${pending}`
  })
  return parts.join(", ") || "no points"
}
