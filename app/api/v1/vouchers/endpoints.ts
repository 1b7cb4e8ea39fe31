import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { useVoucher as markVoucherUsed } from "@/lib/rewards/commands/use-voucher"
import { getVoucherOrThrow } from "@/lib/rewards/queries/get-voucher-or-throw"
import { voucherCodeText, voucherUseBodySchema } from "@/lib/rewards/schema"

const area = "vouchers"
const params = z.object({ code: voucherCodeText })

const amountMinor = z
  .number()
  .int()
  .nullable()
  .meta({ description: "What it is worth, or once used what it took off; null: its reward names no amount." })

export const vouchersEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/vouchers/{code}",
    area,
    summary: "Check a voucher without using it",
    permission: "vouchers:use",
    params,
    responses: {
      200: z.object({
        code: z.string(),
        standing: z.enum(["usable", "used", "expired", "cancelled"]),
        expiresAt: z.string().nullable(),
        usedAt: z.string().nullable(),
        usedBy: z.string().nullable(),
        amountMinor,
        priceMinor: z.number().int().meta({ description: "What is paid in money with it." }),
        moneyCurrency: z.string(),
        rewardName: z.string(),
        rewardKind: z.string(),
        toKnow: z.array(z.string()).meta({ description: "What to tell before it is used, a sentence each." }),
        memberId: z.string(),
        redemptionId: z.string(),
      }),
    },
    run: (ctx, { params }) => getVoucherOrThrow(ctx, params.code),
  }),
  endpoint({
    method: "POST",
    path: "/vouchers/{code}/use",
    area,
    summary: "Mark a voucher used, once",
    permission: "vouchers:use",
    params,
    body: voucherUseBodySchema,
    responses: {
      200: z.object({
        id: z.string(),
        code: z.string(),
        status: z.literal("used"),
        usedAt: z.string(),
        redemptionId: z.string(),
        reward: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
        purchaseExternalId: z.string().nullable(),
        amountMinor,
        priceMinor: z.number().int().meta({ description: "What is paid in money with it." }),
        moneyCurrency: z.string(),
      }),
    },
    run: (ctx, { params, body }) => markVoucherUsed(ctx, { code: params.code, ...body }),
    respond: (body) => ({ status: 200, body }),
  }),
]
