"use server"

import { redirect } from "next/navigation"
import { globalAction } from "@/lib/core/action"
import { endSession } from "@/lib/core/auth/end-session"
import { startInstallation } from "@/lib/merchants/commands/start-installation"
import { startSchema } from "@/lib/merchants/schema"

export async function signOutAction(): Promise<void> {
  await endSession()
  redirect("/sign-in")
}

export const startAction = globalAction
  .inputSchema(startSchema)
  .action(async ({ parsedInput }) => startInstallation(parsedInput))
