interface Named {
  firstName: string | null
  lastName: string | null
  email: string | null
  externalId: string | null
  phone?: string | null
}

/** What a customer is called on lists: the name, else what they are known by. */
export function customerName({ firstName, lastName, email, externalId, phone }: Named): string {
  const name = [firstName, lastName].filter(Boolean).join(" ")
  return name || email || (externalId ? `Customer ${externalId}` : phone) || "Customer without a name"
}
