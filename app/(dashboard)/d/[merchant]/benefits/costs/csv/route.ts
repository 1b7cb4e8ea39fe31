import { type BenefitCosts, getBenefitCosts } from "@/lib/benefits/queries/get-benefit-costs"
import { benefitCostQuerySchema } from "@/lib/benefits/schema"
import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import { DomainError } from "@/lib/core/errors"
import { idText } from "@/lib/core/values"

const header = ["benefit", "tier", "kind", "month", "uses", "costMinor", "currency"]

async function* rowsOf({ benefits, currency }: BenefitCosts) {
  for (const { name, tierName, kind, months } of benefits) {
    for (const { month, uses, costMinor } of months) yield [name, tierName, kind, month, uses, costMinor, currency]
  }
}

/** The costs of a program's benefits as a file, a row for each benefit and month. */
export async function GET(request: Request, { params }: { params: Promise<{ merchant: string }> }): Promise<Response> {
  const { merchant } = await params
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  return csvResponse("benefit-costs.csv", header, async () => {
    const ctx = await staffCtxOrThrow(merchant)
    const program = idText.safeParse(asked.program)
    const days = benefitCostQuerySchema.safeParse(asked)
    if (!program.success || !days.success) throw new DomainError("not_found")
    return rowsOf(await getBenefitCosts(ctx, { programId: program.data, ...days.data }))
  })
}
