import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { readCsv } from "@/lib/core/read-csv"
import { readExchangeRates } from "../steps/read-exchange-rates"
import { storeExchangeRates } from "./store-exchange-rates"

const mostRates = 10_000
const mostTold = 10

/** Stores the rates of a file, or none of them: throws `file_not_readable` that names the rows at fault. */
export async function importExchangeRates(ctx: Ctx, { csv }: { csv: string }): Promise<{ stored: number }> {
  requirePermission(ctx, "exchangeRates:write")
  const { rates, problems } = readExchangeRates(readCsv(csv))
  if (problems.length > 0) {
    const rest = problems.length > mostTold ? ` And ${problems.length - mostTold} more.` : ""
    throw new DomainError("file_not_readable", {
      detail: `Nothing was stored. ${problems.slice(0, mostTold).join(" ")}${rest}`,
    })
  }
  if (rates.length === 0) throw new DomainError("file_not_readable", { detail: "The file has no rates." })
  if (rates.length > mostRates) {
    throw new DomainError("file_not_readable", { detail: `The file has more than ${mostRates} rates. Split it.` })
  }
  return storeExchangeRates(ctx, { rates })
}
