import { memberName } from "@/components/members/member-name"
import { searchMembersAction } from "@/lib/programs/member-actions"

/** Customers who are members, by name, e-mail, phone or card, each once; nobody where the search is refused. */
export async function findCustomers(merchantSlug: string, text: string) {
  "use server"
  const { data } = await searchMembersAction(merchantSlug, { text })
  const byCustomer = new Map((data ?? []).map((member) => [member.customerId, member]))
  return [...byCustomer.values()].map((member) => ({
    id: member.customerId,
    name: memberName(member),
    detail: member.email ?? member.tierName ?? "",
  }))
}
