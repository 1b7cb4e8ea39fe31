import { isErasedCard } from "@/lib/members/domain/erased-card"

interface Named {
  firstName: string | null
  lastName: string | null
  email: string | null
  externalId: string | null
  cardNumber: string
}

/** What a member is called: the name, else what they are known by. */
export function memberName({ firstName, lastName, email, externalId, cardNumber }: Named): string {
  if (isErasedCard(cardNumber)) return "Erased person"
  const name = [firstName, lastName].filter(Boolean).join(" ")
  return name || email || (externalId ? `Customer ${externalId}` : `Card ${cardNumber}`)
}
