const prefix = "erased-"

/** What stands in place of the card number of somebody who was erased: no reader takes it for a card. */
export function erasedCard(memberId: string): string {
  return `${prefix}${memberId}`
}

export function isErasedCard(cardNumber: string): boolean {
  return cardNumber.startsWith(prefix)
}
