import { formatInteger } from "@/lib/core/points"
import type { ErasurePreview } from "@/lib/privacy/queries/preview-erasure"

/** What erasing removes and what stays, in sentences with figures. */
export function ErasureEffects({ preview }: { preview: ErasurePreview }) {
  const { identifiers, attributes, comments, explanations, memberships, purchases, events } = preview
  const points = memberships.flatMap(({ programName, wallets }) =>
    wallets.filter((wallet) => wallet.points !== 0n).map((wallet) => ({ programName, ...wallet })),
  )
  return (
    <div className="grid grid-cols-1 gap-4 wrap-anywhere sm:grid-cols-2">
      <section className="rounded-control border border-line p-4">
        <h3 className="font-semibold">What goes</h3>
        <ul className="mt-2 grid list-disc grid-cols-1 gap-1 pl-5">
          <li>
            Name, birthday, consents, cards and devices
            {identifiers.length > 0 ? `, and ${identifiers.map(({ value }) => value).join(", ")}` : ""}.
          </li>
          {attributes > 0 ? <li>{counted(attributes, "attribute")}.</li> : null}
          <li>{counted(explanations, "explanation")} of why points were given or not.</li>
          {comments > 0 ? <li>{counted(comments, "text")} written in surveys.</li> : null}
          <li>Messages to them, and files and stored answers that name them.</li>
          {points.map(({ programName, currency, words }) => (
            <li key={`${programName} ${currency}`}>
              {words} in {programName}, by an entry of their own.
            </li>
          ))}
        </ul>
      </section>
      <section className="rounded-control border border-line p-4">
        <h3 className="font-semibold">What stays, without a name</h3>
        <ul className="mt-2 grid list-disc grid-cols-1 gap-1 pl-5">
          {purchases > 0 ? <li>{counted(purchases, "purchase")}, with returns and amounts.</li> : null}
          {events > 0 ? <li>{counted(events, "activity", "activities")}, without what they said.</li> : null}
          <li>The entries of the ledger, their reasons and their digests.</li>
          <li>Vouchers that were given out stay good.</li>
          <li>Whoever buys again under the same id or address is somebody new.</li>
        </ul>
      </section>
    </div>
  )
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatInteger(count)} ${count === 1 ? one : many}`
}
