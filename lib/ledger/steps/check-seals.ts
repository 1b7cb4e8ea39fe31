import { addDays, type Day, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { FIRST_SEAL, sealDay } from "../domain/seal-day"
import { readDigests } from "./seal-digests"

interface Broken {
  law: string
  subject: string
  detail: string
}

/** The local day as the seals' table keeps it. */
export function sealedDay(day: Date): Day {
  return day.toISOString().slice(0, 10) as Day
}

/** The seals that the entries of their day, or the seal before, no longer bear out. */
export async function brokenSeals(tx: Tx): Promise<Broken[]> {
  const seals = await tx.db.ledgerSeal.findMany({ where: { merchantId: tx.merchantId }, orderBy: { day: "asc" } })
  const broken: Broken[] = []
  let previous = FIRST_SEAL
  for (const stored of seals) {
    const day = sealedDay(stored.day)
    const { timeZone } = tx.merchant
    const digests = await readDigests(tx, startOfLocalDay(day, timeZone), startOfLocalDay(addDays(day, 1), timeZone))
    const { seal, root, count } = sealDay(previous, digests)
    const law = "a day's seal holds its entries and the seal before"
    if (stored.previousSeal !== previous) broken.push({ law, subject: day, detail: "the chain is broken here" })
    else if (stored.root !== root || stored.seal !== seal) {
      broken.push({ law, subject: day, detail: `${count} entries now, ${stored.entryCount} when it was sealed` })
    }
    previous = stored.seal
  }
  return broken
}
