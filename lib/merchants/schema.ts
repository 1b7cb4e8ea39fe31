import { z } from "zod"
import { longestPassword, shortestPassword } from "@/lib/core/auth/password-length"
import { roles } from "@/lib/core/permissions"
import { idText, moneyCurrency, slug, text, timeZoneName } from "@/lib/core/values"

const email = z.string().trim().max(254).pipe(z.email("Must be an e-mail address, such as ana@example.com."))

/** Long instead of complicated: any characters at all, but enough of them. */
const newPassword = z
  .string()
  .min(shortestPassword, `Must have ${shortestPassword} characters or more. A sentence is easy to remember.`)
  .max(longestPassword, `Must have at most ${longestPassword} characters.`)

const merchantFields = {
  name: text(100),
  timeZone: timeZoneName,
  currency: moneyCurrency,
}

export const createMerchantSchema = z.object({
  slug,
  ...merchantFields,
  ownerEmail: email,
  ownerName: text(100).optional(),
  ownerPassword: newPassword.optional(),
})
export type CreateMerchantInput = z.infer<typeof createMerchantSchema>

export const startSchema = createMerchantSchema.extend({ ownerName: text(100), ownerPassword: newPassword })
export type StartInput = z.infer<typeof startSchema>

export const updateMerchantSchema = z.object({
  ...merchantFields,
  accent: z.string().regex(/^#[0-9A-Fa-f]{6}$/, "Must be a colour such as #0F766E."),
})
export type UpdateMerchantInput = z.infer<typeof updateMerchantSchema>

const role = z.enum(roles)

export const inviteStaffSchema = z.object({ email, role })
export type InviteStaffInput = z.infer<typeof inviteStaffSchema>

export const invitationIdSchema = z.object({ invitationId: idText })
export type InvitationIdInput = z.infer<typeof invitationIdSchema>

const token = z.string().max(200)

export const acceptInvitationSchema = z.object({ token, name: text(100), password: newPassword })
export type AcceptInvitationInput = z.infer<typeof acceptInvitationSchema>

export const joinMerchantSchema = z.object({ token })

export const changeRoleSchema = z.object({ userId: idText, role })
export type ChangeRoleInput = z.infer<typeof changeRoleSchema>

export const removeStaffSchema = z.object({ userId: idText })
export type RemoveStaffInput = z.infer<typeof removeStaffSchema>

export const changePasswordSchema = z.object({ currentPassword: z.string().max(longestPassword), newPassword })
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>

export const requestPasswordResetSchema = z.object({ email })
export type RequestPasswordResetInput = z.infer<typeof requestPasswordResetSchema>

export const resetPasswordSchema = z.object({ token, password: newPassword })
export type ResetPasswordInput = z.infer<typeof resetPasswordSchema>

export const revokeSessionSchema = z.object({ sessionId: idText })
export type RevokeSessionInput = z.infer<typeof revokeSessionSchema>
