import { Card, CardHeader } from "@/components/ui/card"
import { DefinitionList } from "@/components/ui/definition-list"
import { Day, Time } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import { groupedNumber } from "@/lib/members/domain/card-number"
import type { CustomerView } from "@/lib/members/queries/get-customer"
import type { MemberView } from "@/lib/programs/steps/member-views"

type ProfileCardProps = { member: MemberView; customer: CustomerView; currency: string; timeZone: string }

/** What is known of a customer, and the figures. */
export function ProfileCard({ member, customer, currency, timeZone }: ProfileCardProps) {
  const unknown = <span className="text-muted">Not known</span>
  const instant = (at: string | null) => (at ? <Time instant={at} timeZone={timeZone} /> : "None")
  return (
    <Card>
      <CardHeader title="Profile" />
      <DefinitionList
        className="xl:[&>div]:grid-cols-[8rem_1fr]"
        items={[
          {
            term: "Card",
            value: customer.erasedAt ? (
              unknown
            ) : (
              <span className="font-mono text-xs whitespace-nowrap">{groupedNumber(member.cardNumber)}</span>
            ),
          },
          { term: "E-mail", value: customer.email ? <Address email={customer.email} /> : unknown },
          { term: "Phone", value: customer.phone ?? unknown },
          { term: "Id in your systems", value: customer.externalId ?? unknown },
          { term: "Birthday", value: customer.birthday ? <Day day={customer.birthday} /> : unknown },
          { term: "Member since", value: instant(member.joinedAt) },
          {
            term: "Invites with",
            value: member.referralCode ? <span className="font-mono">{member.referralCode}</span> : unknown,
          },
          { term: "Purchases", value: formatInteger(customer.purchaseCount) },
          { term: "Spend", value: formatMoney(customer.spendMinor, currency) },
          { term: "Last purchase", value: instant(customer.lastPurchaseAt) },
          ...Object.entries(customer.attributes).map(([term, value]) => ({ key: `attribute ${term}`, term, value })),
        ]}
      />
    </Card>
  )
}

/** Broken before the @ where it must be. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf("@")
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  )
}
