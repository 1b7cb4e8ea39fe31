/** What tells that two accounts are one person's. */
export interface PersonMarks {
  emails: readonly string[]
  phones: readonly string[]
}

const withoutDots = new Set(["gmail.com", "googlemail.com"])

/** An e-mail address without what makes no difference to whom it reaches: case, "+tag", and at Gmail dots. */
export function mailboxOf(email: string): string {
  const address = email.trim().toLowerCase()
  const at = address.lastIndexOf("@")
  const domain = address.slice(at + 1)
  const name = address.slice(0, at).replace(/\+.*$/, "")
  return withoutDots.has(domain) ? `${name.replaceAll(".", "")}@gmail.com` : `${name}@${domain}`
}

/** True where both have a mailbox or a phone number in common. */
export function isSamePerson(one: PersonMarks, other: PersonMarks): boolean {
  const mailboxes = new Set(one.emails.map(mailboxOf))
  const phones = new Set(one.phones)
  return (
    other.emails.some((email) => mailboxes.has(mailboxOf(email))) || other.phones.some((phone) => phones.has(phone))
  )
}
