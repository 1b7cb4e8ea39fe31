"use client"

import { type MouseEvent, useState } from "react"
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
  const { ask, currency, styles } = props
  const [asked, setAsked] = useState<GiftPreview>()
  return (
    <PortalForm
      action={ask}
      submit="Go on"
      submitClass={styles.main}
      then={(data, back) => {
        const gift = data as GiftPreview
        const change = () => {
          setAsked(gift)
          back()
        }
        return <Confirm {...props} gift={gift} change={change} />
      }}
    >
      <PortalField
        name="to"
        label="To whom"
        help="The number on their card, or their e-mail address."
        autoComplete="off"
        initial={asked?.to}
        maxLength={254}
        inputClass={styles.field}
      />
      <PortalField
        name="points"
        label={`How many ${currency.plural}`}
        inputMode="numeric"
        autoComplete="off"
        initial={asked && String(asked.points)}
        maxLength={20}
        inputClass={styles.field}
      />
      <PortalField
        name="reason"
        label="A word with it"
        help="If you like."
        autoComplete="off"
        initial={asked?.reason ?? ""}
        maxLength={300}
        inputClass={styles.field}
        optional
      />
    </PortalForm>
  )
}

interface ConfirmProps<A extends Asked, G extends Outcome> extends GivePointsProps<A, G> {
  gift: GiftPreview
  change: () => void
}

function Confirm<A extends Asked, G extends Outcome>(props: ConfirmProps<A, G>) {
  const { gift, give, href, requestId, currency, styles, change } = props
  const { to, points, feePoints, leftPoints, reason } = gift
  // Without JavaScript the way back is the page itself, whose fields are empty.
  const goBack = (event: MouseEvent) => {
    event.preventDefault()
    change()
  }
  return (
    <div className="grid gap-5 rounded-card border border-line bg-surface p-5">
      <div className="grid gap-2">
        <h2 className="text-xl font-semibold tracking-tight text-balance wrap-anywhere">
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
      <a href={href} onClick={goBack} className={styles.other}>
        Change it
      </a>
    </div>
  )
}
