import { PortalForm } from "@/components/portal/portal-form"
import { smallButton } from "@/components/portal/styles"
import type { cancelOwnSubscriptionAction } from "@/lib/portal/actions"
import { tellPrice, tellSavings, tellSubscription } from "@/lib/subscriptions/domain/tell-subscription"
import type { MemberSubscriptions } from "@/lib/subscriptions/queries/list-member-subscriptions"

type Action = (...input: never[]) => ReturnType<typeof cancelOwnSubscriptionAction>
type FormAction = (previous: Awaited<ReturnType<Action>>, form: FormData) => ReturnType<Action>

type OwnMembershipProps = MemberSubscriptions & { timeZone: string; cancel: FormAction; resume: FormAction }

/** A member's paid membership in the portal: until when it holds, what it saved, and the way out of it. */
export function OwnMembership({ data, sold, money, timeZone, cancel, resume }: OwnMembershipProps) {
  const [latest] = data
  const isOpen = latest && latest.state !== "ended"
  return (
    <div className="grid gap-3 rounded-card border border-line bg-surface p-4">
      {latest ? <p className="text-pretty">{tellSubscription(latest, timeZone)}</p> : null}
      {latest && latest.payments.length > 0 ? <Saved subscription={latest} /> : null}
      {isOpen ? (
        <PortalForm
          action={latest.state === "cancelled" ? resume : cancel}
          submit={latest.state === "cancelled" ? "Resume" : "Cancel membership"}
          submitClass={smallButton}
          className="contents"
        >
          <input type="hidden" name="subscriptionId" value={latest.id} />
        </PortalForm>
      ) : (
        sold.map(({ id, name, price }) => (
          <p key={id} className="text-pretty">
            {name} can be had for {tellPrice(price, money)}. Ask us to begin.
          </p>
        ))
      )}
    </div>
  )
}

function Saved({ subscription: { savings, money } }: { subscription: MemberSubscriptions["data"][number] }) {
  const { sentence, parts } = tellSavings(savings, money)
  return (
    <p className="tabular text-pretty">
      <span className="font-semibold">{sentence}</span> <span className="text-sm text-muted">{parts.join(", ")}.</span>
    </p>
  )
}
