import { BadgeCheck } from "lucide-react"
import { Badge, type Tone } from "@/components/ui/badge"
import { Card, CardHeader } from "@/components/ui/card"
import type { SubscriptionState } from "@/lib/subscriptions/domain/coverage"
import { tellPrice, tellSavings, tellSubscription } from "@/lib/subscriptions/domain/tell-subscription"
import type { MemberSubscription, MemberSubscriptions } from "@/lib/subscriptions/queries/list-member-subscriptions"
import { CancelMembership } from "./cancel-membership"
import { PaymentDialog } from "./payment-dialog"
import { PaymentTable } from "./payment-table"
import { StartDialog } from "./start-dialog"

type PaidMembershipCardProps = MemberSubscriptions & {
  merchantSlug: string
  memberId: string
  timeZone: string
  canEdit: boolean
}

const states: Record<SubscriptionState, { label: string; tone: Tone }> = {
  trial: { label: "Free to try", tone: "accent" },
  paid: { label: "Paid", tone: "good" },
  waiting: { label: "Not paid yet", tone: "warning" },
  unpaid: { label: "Not paid", tone: "warning" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  ended: { label: "Ended", tone: "neutral" },
}

/** A member's paid tier for staff: what holds, what was paid, what it saved. Nothing where no tier is sold. */
export function PaidMembershipCard({ data, sold, money, ...rest }: PaidMembershipCardProps) {
  const [latest, ...others] = data
  if (!latest && sold.length === 0) return null
  const isFree = !latest || latest.state === "ended"
  return (
    <Card>
      <CardHeader
        title="Paid membership"
        description={
          latest
            ? tellSubscription(latest, rest.timeZone)
            : sold.map(({ name, price }) => `${name}: ${tellPrice(price, money)}.`).join(" ")
        }
        action={latest ? <Badge tone={states[latest.state].tone}>{states[latest.state].label}</Badge> : null}
      />
      {latest ? <Membership subscription={latest} {...rest} /> : null}
      <EarlierPayments subscriptions={others} {...rest} />
      {isFree && rest.canEdit && sold.length > 0 ? (
        <StartDialog merchantSlug={rest.merchantSlug} memberId={rest.memberId} sold={sold} money={money} />
      ) : null}
    </Card>
  )
}

type TableProps = { merchantSlug: string; timeZone: string; canEdit: boolean }

/** What was paid for memberships before the latest one: it can be paid back all the same. */
function EarlierPayments({ subscriptions, ...rest }: TableProps & { subscriptions: MemberSubscription[] }) {
  const paid = subscriptions.filter(({ payments }) => payments.length > 0)
  if (paid.length === 0) return null
  return (
    <details className="rounded-card border border-line">
      <summary className="cursor-pointer px-4 py-2.5 font-semibold">Earlier memberships</summary>
      <div className="grid gap-4 border-t border-line p-4">
        {paid.map((subscription) => (
          <div key={subscription.id} className="grid gap-2">
            <p className="text-muted text-sm">{tellSubscription(subscription, rest.timeZone)}</p>
            <PaymentTable
              merchantSlug={rest.merchantSlug}
              subscription={subscription}
              timeZone={rest.timeZone}
              canEdit={rest.canEdit}
            />
          </div>
        ))}
      </div>
    </details>
  )
}

type MembershipProps = TableProps & { subscription: MemberSubscription }

function Membership({ subscription, merchantSlug, timeZone, canEdit }: MembershipProps) {
  const { payments, savings, money, state } = subscription
  const { sentence, parts } = tellSavings(savings, money)
  return (
    <div className="grid gap-4">
      <div className="flex gap-3 text-sm">
        <BadgeCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-ink" />
        <p>
          <span className="font-semibold">{sentence}</span> <span className="text-muted">{parts.join(", ")}.</span>
        </p>
      </div>
      {payments.length > 0 ? (
        <PaymentTable merchantSlug={merchantSlug} subscription={subscription} timeZone={timeZone} canEdit={canEdit} />
      ) : null}
      {canEdit && state !== "ended" ? (
        <div className="flex flex-wrap gap-2">
          {state === "cancelled" ? null : <PaymentDialog merchantSlug={merchantSlug} subscription={subscription} />}
          <CancelMembership
            merchantSlug={merchantSlug}
            subscriptionId={subscription.id}
            isCancelled={state === "cancelled"}
          />
        </div>
      ) : null}
    </div>
  )
}
