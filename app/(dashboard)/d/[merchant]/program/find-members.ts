import { memberName } from "@/components/members/member-name"
import { searchMembersAction } from "@/lib/programs/member-actions"

/** Members of a program by name, e-mail, phone or card; nobody where the search is refused. */
export async function findMembers(merchantSlug: string, programId: string, text: string) {
  "use server"
  const { data } = await searchMembersAction(merchantSlug, { text })
  const own = (data ?? []).filter((member) => member.programId === programId)
  return own.map((member) => ({ id: member.id, name: memberName(member), detail: member.tierName ?? "" }))
}
