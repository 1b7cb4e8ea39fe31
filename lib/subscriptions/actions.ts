"use server"

import { run, staffAction } from "@/lib/core/action"
import { cancelSubscription } from "./commands/cancel-subscription"
import { recordPayment } from "./commands/record-payment"
import { refundPayment } from "./commands/refund-payment"
import { resumeSubscription } from "./commands/resume-subscription"
import { startSubscription } from "./commands/start-subscription"
import { recordPaymentSchema, refundPaymentSchema, startSubscriptionSchema, subscriptionIdSchema } from "./schema"

export const startSubscriptionAction = staffAction.inputSchema(startSubscriptionSchema).action(run(startSubscription))
export const recordPaymentAction = staffAction.inputSchema(recordPaymentSchema).action(run(recordPayment))
export const refundPaymentAction = staffAction.inputSchema(refundPaymentSchema).action(run(refundPayment))
export const cancelSubscriptionAction = staffAction.inputSchema(subscriptionIdSchema).action(run(cancelSubscription))
export const resumeSubscriptionAction = staffAction.inputSchema(subscriptionIdSchema).action(run(resumeSubscription))
