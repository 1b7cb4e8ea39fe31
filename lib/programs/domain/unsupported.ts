import type { FieldError } from "@/lib/core/errors"
import type { Tier } from "@/lib/tiers/domain/tier"

/** What a tier asks for that is not done yet, field by field: refused rather than ignored. */
export function unsupportedTierOptions({ entryGift }: Pick<Tier, "entryGift">): FieldError[] {
  if (entryGift === undefined) return []
  return [{ path: "entryGift", message: "A tier cannot give points on entry yet. Leave it out, or use a multiplier." }]
}
