"use server"

import { run, staffAction } from "@/lib/core/action"
import { cancelBenefitUse } from "./commands/cancel-benefit-use"
import { recordBenefitUse } from "./commands/record-benefit-use"
import { getDeskMember } from "./queries/get-desk-member"
import { benefitUseIdSchema, memberIdSchema, recordBenefitUseSchema } from "./schema"

export const getDeskMemberAction = staffAction.inputSchema(memberIdSchema).action(run(getDeskMember))
export const recordBenefitUseAction = staffAction.inputSchema(recordBenefitUseSchema).action(run(recordBenefitUse))
export const cancelBenefitUseAction = staffAction.inputSchema(benefitUseIdSchema).action(run(cancelBenefitUse))
