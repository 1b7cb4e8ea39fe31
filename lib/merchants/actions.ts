"use server"

import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { after } from "next/server"
import { globalAction, publicAction, run, staffAction } from "@/lib/core/action"
import { endSession } from "@/lib/core/auth/end-session"
import { rememberDevice } from "@/lib/core/auth/known-device"
import { requestOrigin } from "@/lib/core/auth/request-origin"
import { currentStaff } from "@/lib/core/auth/staff-session"
import { throttle } from "@/lib/core/auth/throttle"
import { sha256 } from "@/lib/core/id"
import { acceptInvitation } from "@/lib/merchants/commands/accept-invitation"
import { changePassword } from "@/lib/merchants/commands/change-password"
import { changeRole } from "@/lib/merchants/commands/change-role"
import { inviteStaff } from "@/lib/merchants/commands/invite-staff"
import { joinMerchant } from "@/lib/merchants/commands/join-merchant"
import { removeStaff } from "@/lib/merchants/commands/remove-staff"
import { requestPasswordReset } from "@/lib/merchants/commands/request-password-reset"
import { resendInvitation } from "@/lib/merchants/commands/resend-invitation"
import { resetPassword } from "@/lib/merchants/commands/reset-password"
import { revokeSession } from "@/lib/merchants/commands/revoke-session"
import { startInstallation } from "@/lib/merchants/commands/start-installation"
import { updateMerchant } from "@/lib/merchants/commands/update-merchant"
import { withdrawInvitation } from "@/lib/merchants/commands/withdraw-invitation"
import {
  acceptInvitationSchema,
  changePasswordSchema,
  changeRoleSchema,
  invitationIdSchema,
  inviteStaffSchema,
  joinMerchantSchema,
  removeStaffSchema,
  requestPasswordResetSchema,
  resetPasswordSchema,
  revokeSessionSchema,
  startSchema,
  updateMerchantSchema,
} from "@/lib/merchants/schema"

export async function signOutAction(): Promise<void> {
  await endSession()
  redirect("/sign-in")
}

export const startAction = globalAction
  .inputSchema(startSchema)
  .action(async ({ parsedInput }) => startInstallation(parsedInput))

export const updateMerchantAction = staffAction.inputSchema(updateMerchantSchema).action(run(updateMerchant))
export const inviteStaffAction = staffAction.inputSchema(inviteStaffSchema).action(run(inviteStaff))
export const resendInvitationAction = staffAction.inputSchema(invitationIdSchema).action(run(resendInvitation))
export const withdrawInvitationAction = staffAction.inputSchema(invitationIdSchema).action(run(withdrawInvitation))
export const changeRoleAction = staffAction.inputSchema(changeRoleSchema).action(run(changeRole))
export const removeStaffAction = staffAction.inputSchema(removeStaffSchema).action(run(removeStaff))
export const changePasswordAction = staffAction.inputSchema(changePasswordSchema).action(run(changePassword))
export const revokeSessionAction = staffAction.inputSchema(revokeSessionSchema).action(run(revokeSession))

export const acceptInvitationAction = publicAction.inputSchema(acceptInvitationSchema).action(run(acceptInvitation))

export const joinMerchantAction = publicAction
  .inputSchema(joinMerchantSchema)
  .action(async ({ parsedInput, ctx }) =>
    joinMerchant(ctx.actx, { ...parsedInput, userId: (await currentStaff())?.userId }),
  )

export const requestPasswordResetAction = globalAction
  .inputSchema(requestPasswordResetSchema)
  .action(async ({ parsedInput }) => {
    await throttle("password-reset", sha256(parsedInput.email.toLowerCase()))
    await throttle("public-form", requestOrigin((await headers()).get("x-forwarded-for")))
    // After the answer, which so takes as long for an unknown address as for a known one.
    after(() => requestPasswordReset(parsedInput))
  })

export const resetPasswordAction = globalAction.inputSchema(resetPasswordSchema).action(async ({ parsedInput }) => {
  const account = await resetPassword(parsedInput)
  await rememberDevice(account.email.toLowerCase())
  return account
})
