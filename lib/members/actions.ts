"use server"

import { run, staffAction } from "@/lib/core/action"
import { updateCustomer } from "./commands/update-customer"
import { updateCustomerActionSchema } from "./schema"

export const updateCustomerAction = staffAction.inputSchema(updateCustomerActionSchema).action(run(updateCustomer))
