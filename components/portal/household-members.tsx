import { type CurrencyNames, formatPoints } from "@/lib/core/points"
import type { HouseholdView } from "@/lib/ledger/steps/read-households"

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
    <ul className="overflow-hidden rounded-card border border-line bg-surface">
      {household.members.map((one) => (
        <li key={one.memberId} className="flex items-center gap-4 border-b border-line p-4 last:border-0">
          <span className="min-w-0 grow break-words">
            {callMember(household, one.memberId, memberId)}
            {one.isHead ? <span className="block text-sm text-muted">Head of the household</span> : null}
          </span>
          <span className="tabular shrink-0 font-semibold">
            {formatPoints(one.availablePoints[currency.code] ?? 0n, currency)}
          </span>
        </li>
      ))}
    </ul>
  )
}
