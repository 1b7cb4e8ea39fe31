"use server"

import { z } from "zod"
import { run, staffAction } from "@/lib/core/action"
import type { Ctx } from "@/lib/core/ctx"
import { idText } from "@/lib/core/values"
import { quotePurchase } from "@/lib/purchases/queries/quote-purchase"
import { quoteSchema } from "@/lib/purchases/schema"

const trySchema = z.strictObject({ memberId: idText, purchase: quoteSchema })

const quote = (ctx: Ctx, { memberId, purchase }: z.infer<typeof trySchema>) => quotePurchase(ctx, memberId, purchase)

export const tryPurchaseAction = staffAction.inputSchema(trySchema).action(run(quote))
