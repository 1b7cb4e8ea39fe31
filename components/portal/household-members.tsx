import { type CurrencyNames, formatPoints } from "@/lib/core/points"
import type { HouseholdView } from "@/lib/ledger/steps/read-households"
import { CardList, CardRow } from "./card-list"

interface HouseholdMembersProps {
  household: HouseholdView
  /** Who looks at it. */
  memberId: string
  currency: CurrencyNames & { code: string }
}

/** What the others of a household are called by one of them. */
export function callMember(household: HouseholdView, memberId: string, own: string): string {
  if (memberId === own) return "You"
  const member = household.members.find((one) => one.memberId === memberId)
  if (!member) return "Somebody who left"
  return member.firstName ?? `Card ending ${member.cardNumber.slice(-4)}`
}

/** Who is in a household and what each of them has. */
export function HouseholdMembers({ household, memberId, currency }: HouseholdMembersProps) {
  return (
    <CardList>
      {household.members.map((one) => (
        <CardRow
          key={one.memberId}
          title={callMember(household, one.memberId, memberId)}
          note={one.isHead ? "Head of the household" : null}
          end={
            <span className="tabular shrink-0 font-semibold">
              {formatPoints(one.availablePoints[currency.code] ?? 0n, currency)}
            </span>
          }
        />
      ))}
    </CardList>
  )
}
