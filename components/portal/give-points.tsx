"use client"

import { type CurrencyNames, formatPoints } from "@/lib/core/points"
import type { GiftPreview } from "@/lib/portal/queries/preview-own-gift"
import { type Outcome, PortalField, PortalForm } from "./portal-form"

type Asked = Outcome & { data?: GiftPreview | undefined }

interface GivePointsProps<A extends Asked, G extends Outcome> {
  ask: (previous: Awaited<A>, form: FormData) => A | Promise<A>
  give: (previous: Awaited<G>, form: FormData) => G | Promise<G>
  /** The page itself, to begin anew. */
  href: string
  requestId: string
  currency: CurrencyNames
  styles: { field: string; main: string; other: string }
}

/** Two steps: to whom and how many, then the fee and whether to do it. Both work without JavaScript. */
export function GivePoints<A extends Asked, G extends Outcome>(props: GivePointsProps<A, G>) {
  const { ask, give, href, requestId, currency, styles } = props
  const confirm = ({ to, points, feePoints, leftPoints, reason }: GiftPreview) => (
    <div className="grid gap-5 rounded-card border border-line bg-surface p-5">
      <div className="grid gap-2">
        <h2 className="text-xl font-semibold tracking-tight text-balance break-words">
          Give {formatPoints(BigInt(points), currency)} to {to}?
        </h2>
        <p className="tabular text-pretty">
          {feePoints > 0
            ? `There is a fee of ${formatPoints(BigInt(feePoints), currency)} on top, so that it takes ${formatPoints(BigInt(points + feePoints), currency)} of yours.`
            : "There is no fee."}{" "}
          You will have {formatPoints(BigInt(leftPoints), currency)} left.
        </p>
        <p className="text-sm text-muted text-pretty">
          What would expire first is given first, and can be used as long as you could have used it. You cannot take it
          back yourself.
        </p>
      </div>
      <PortalForm
        action={give}
        submit={`Give ${currency.plural}`}
        submitClass={styles.main}
        hidden={{ to, points, requestId, ...(reason ? { reason } : {}) }}
      />
      <a href={href} className={styles.other}>
        Change it
      </a>
    </div>
  )
  return (
    <PortalForm action={ask} submit="Go on" submitClass={styles.main} then={(data) => confirm(data as GiftPreview)}>
      <PortalField
        name="to"
        label="To whom"
        help="The number on their card, or their e-mail address."
        autoComplete="off"
        maxLength={254}
        inputClass={styles.field}
      />
      <PortalField
        name="points"
        label={`How many ${currency.plural}`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        inputClass={styles.field}
      />
      <PortalField
        name="reason"
        label="A word with it"
        help="If you like."
        autoComplete="off"
        maxLength={300}
        inputClass={styles.field}
        optional
      />
    </PortalForm>
  )
}
