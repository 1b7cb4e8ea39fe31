import type { PointsCurrency } from "@/lib/programs/domain/definition"

/** What the screens of rewards need to know of their program. */
export interface RewardProgram {
  id: string
  name: string
  status: "draft" | "published"
  currency: PointsCurrency
  moneyCurrency: string
}
