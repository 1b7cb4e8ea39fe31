import type { Ctx } from "@/lib/core/ctx"
import type { Page } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type ListedMember, listMembers } from "./list-members"

/** A few members whose name, e-mail, phone, external id or card begins with the text: for a search box. */
export async function searchMembers(ctx: Ctx, { text }: { text: string }): Promise<ListedMember[]> {
  requirePermission(ctx, "members:read")
  const page: Page<ListedMember> = await listMembers(ctx, { text, limit: 10 })
  return page.data
}
