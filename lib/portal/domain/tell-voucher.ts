import type { VoucherStanding } from "@/lib/rewards/domain/voucher"
import { lastDayBefore, sayDay } from "./say-day"
import type { Calendar } from "./tell-progress"

interface Voucher {
  status: VoucherStanding
  expiresAt: string | null
}

/** Whether a voucher is good, in a sentence. */
export function tellVoucher({ status, expiresAt }: Voucher, { today, timeZone }: Calendar): string {
  if (status === "used") return "Used."
  if (status === "cancelled") return "Cancelled. You have what you gave for it back."
  if (!expiresAt) return "Good without an end."
  const last = sayDay(lastDayBefore(new Date(expiresAt), timeZone), today)
  return status === "expired" ? `Expired after ${last}.` : `Good through ${last}.`
}
