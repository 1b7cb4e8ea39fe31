/** Whom somebody means by what they typed: an e-mail address, in lower case, or a card number without its spaces. */
export interface TypedAddress {
  kind: "email" | "cardNumber"
  value: string
}

export function typedAddress(text: string): TypedAddress {
  const typed = text.trim()
  return typed.includes("@")
    ? { kind: "email", value: typed.toLowerCase() }
    : { kind: "cardNumber", value: typed.replace(/[\s-]/g, "") }
}

/** Enough of an address to tell it from another: "a…@example.com", "card ending 4821". */
export function addressHint({ kind, value }: TypedAddress): string {
  return kind === "email" ? `${value.slice(0, 1)}…${value.slice(value.indexOf("@"))}` : `card ending ${value.slice(-4)}`
}
