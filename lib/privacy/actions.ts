"use server"

import { run, staffAction } from "@/lib/core/action"
import { declineErasure } from "./commands/decline-erasure"
import { eraseCustomer } from "./commands/erase-customer"
import { previewErasure } from "./queries/preview-erasure"
import { customerIdSchema } from "./schema"

export const previewErasureAction = staffAction.inputSchema(customerIdSchema).action(run(previewErasure))
export const eraseCustomerAction = staffAction.inputSchema(customerIdSchema).action(run(eraseCustomer))
export const declineErasureAction = staffAction.inputSchema(customerIdSchema).action(run(declineErasure))
