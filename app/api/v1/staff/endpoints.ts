import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageOfWhole, pageSchema, shortPageQuery } from "@/lib/core/page"
import { roles } from "@/lib/core/permissions"
import { idText } from "@/lib/core/values"
import { changeRole } from "@/lib/merchants/commands/change-role"
import { inviteStaff } from "@/lib/merchants/commands/invite-staff"
import { removeStaff } from "@/lib/merchants/commands/remove-staff"
import { resendInvitation } from "@/lib/merchants/commands/resend-invitation"
import { withdrawInvitation } from "@/lib/merchants/commands/withdraw-invitation"
import { listInvitations } from "@/lib/merchants/queries/list-invitations"
import { listStaff } from "@/lib/merchants/queries/list-staff"
import { changeRoleSchema, inviteStaffSchema } from "@/lib/merchants/schema"

const role = z.enum(roles)
const person = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  joinedAt: z.string(),
})
const invitation = z.object({ id: z.string(), email: z.string(), role, expiresAt: z.string() })
const params = z.object({ id: idText })
const shared = { area: "staff", permission: "staff:write" } as const

export const staffEndpoints: AnyEndpoint[] = [
  endpoint({
    ...shared,
    method: "GET",
    path: "/staff",
    summary: "Everybody on the staff",
    query: shortPageQuery,
    responses: { 200: pageSchema(person) },
    run: async (ctx, { query }) => pageOfWhole(await listStaff(ctx), query, ({ userId }) => userId),
  }),
  endpoint({
    ...shared,
    method: "PATCH",
    path: "/staff/{id}",
    summary: "Give a staff user another role",
    params,
    body: changeRoleSchema.pick({ role: true }),
    responses: { 200: z.object({ userId: z.string(), role }) },
    run: (ctx, input) => changeRole(ctx, { userId: input.params.id, role: input.body.role }),
  }),
  endpoint({
    ...shared,
    method: "DELETE",
    path: "/staff/{id}",
    summary: "Take somebody off the staff",
    params,
    responses: { 200: z.object({ userId: z.string() }) },
    run: (ctx, input) => removeStaff(ctx, { userId: input.params.id }),
  }),
  endpoint({
    ...shared,
    method: "GET",
    path: "/staff/invitations",
    summary: "Invitations that nobody has accepted yet",
    query: shortPageQuery,
    responses: { 200: pageSchema(invitation.extend({ expired: z.boolean() })) },
    run: async (ctx, { query }) => pageOfWhole(await listInvitations(ctx), query, ({ id }) => id),
  }),
  endpoint({
    ...shared,
    method: "POST",
    path: "/staff/invitations",
    summary: "Invite somebody by mail",
    body: inviteStaffSchema,
    responses: { 201: invitation },
    run: (ctx, { body }) => inviteStaff(ctx, body),
  }),
  endpoint({
    ...shared,
    method: "POST",
    path: "/staff/invitations/{id}/resend",
    summary: "Mail a new link; the one before ends",
    params,
    responses: { 200: z.object({ id: z.string(), expiresAt: z.string() }) },
    run: (ctx, input) => resendInvitation(ctx, { invitationId: input.params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
  endpoint({
    ...shared,
    method: "POST",
    path: "/staff/invitations/{id}/withdraw",
    summary: "End an invitation",
    params,
    responses: { 200: z.object({ id: z.string() }) },
    run: (ctx, input) => withdrawInvitation(ctx, { invitationId: input.params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
]
