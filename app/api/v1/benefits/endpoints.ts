import { z } from "zod"
import { cancelBenefitUse } from "@/lib/benefits/commands/cancel-benefit-use"
import { recordBenefitUse } from "@/lib/benefits/commands/record-benefit-use"
import { getBenefitCosts } from "@/lib/benefits/queries/get-benefit-costs"
import { listBenefitUses } from "@/lib/benefits/queries/list-benefit-uses"
import { listMemberBenefits } from "@/lib/benefits/queries/list-member-benefits"
import { benefitCostQuerySchema, benefitUseBodySchema } from "@/lib/benefits/schema"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageOfWhole, pageQuery, pageSchema, shortPageQuery } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { benefitAnswer, benefitCostsAnswer, benefitUseAnswer } from "./answers"

const area = "benefits"
const params = z.object({ id: idText })

export const benefitsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/members/{id}/benefits",
    area,
    summary: "List what a member has now, what is left of it, and until when",
    permission: "benefits:read",
    params,
    query: shortPageQuery,
    responses: { 200: pageSchema(benefitAnswer) },
    run: async (ctx, { params, query }) =>
      pageOfWhole(await listMemberBenefits(ctx, { memberId: params.id }), query, ({ id, kind, name, tier }) =>
        [tier.id, kind, id ?? name].join(" "),
      ),
  }),
  endpoint({
    method: "POST",
    path: "/members/{id}/benefits/{benefitId}/uses",
    area,
    summary: "Record that a member used a benefit",
    permission: "benefits:use",
    params: z.object({ id: idText, benefitId: idText }),
    body: benefitUseBodySchema,
    responses: {
      201: benefitUseAnswer.extend({
        left: z
          .number()
          .int()
          .nullable()
          .meta({ description: "What is left in the period: times, or minor units of a credit. Null: not counted." }),
      }),
    },
    run: (ctx, { params, body }) =>
      recordBenefitUse(ctx, { ...body, memberId: params.id, benefitId: params.benefitId }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/benefit-uses",
    area,
    summary: "List a member's uses of benefits, newest first",
    permission: "benefits:read",
    params,
    query: pageQuery,
    responses: { 200: pageSchema(benefitUseAnswer) },
    run: (ctx, { params, query }) => listBenefitUses(ctx, { memberId: params.id, ...query }),
  }),
  endpoint({
    method: "GET",
    path: "/benefit-uses",
    area,
    summary: "List uses of benefits, newest first",
    permission: "benefits:read",
    query: pageQuery.extend({ memberId: idText.optional() }),
    responses: { 200: pageSchema(benefitUseAnswer) },
    run: (ctx, { query }) => listBenefitUses(ctx, query),
  }),
  endpoint({
    method: "POST",
    path: "/benefit-uses/{id}/cancel",
    area,
    summary: "Take a use back, once: the member has it again",
    permission: "benefits:use",
    params,
    responses: { 200: benefitUseAnswer },
    run: (ctx, { params }) => cancelBenefitUse(ctx, { useId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
  endpoint({
    method: "GET",
    path: "/programs/{id}/benefit-costs",
    area,
    summary: "Read what the benefits of a program cost, by benefit and month",
    permission: "metrics:read",
    params,
    query: benefitCostQuerySchema,
    responses: { 200: benefitCostsAnswer },
    run: (ctx, { params, query }) => getBenefitCosts(ctx, { programId: params.id, ...query }),
  }),
]
