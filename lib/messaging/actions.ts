"use server"

import { run, staffAction } from "@/lib/core/action"
import { sendHeldMail } from "@/lib/messaging/commands/send-held-mail"
import { sendHeldMailSchema } from "@/lib/messaging/schema"

export const sendHeldMailAction = staffAction.inputSchema(sendHeldMailSchema).action(run(sendHeldMail))
