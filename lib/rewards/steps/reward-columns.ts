import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { type Json, toJson } from "@/lib/core/json"
import { type RewardKind, unsupportedKinds } from "../domain/reward"

interface RewardFields {
  kind?: RewardKind | undefined
  stock?: number | null | undefined
  unitCostMinor?: number | null | undefined
  priceMinor?: number | undefined
  startsAt?: string | null | undefined
  endsAt?: string | null | undefined
  detail?: Record<string, unknown> | undefined
}

/** Throws `unsupported_option` for kinds whose effect nothing carries out yet. */
export function requireSupportedKind(kind: RewardKind | undefined): void {
  if (!kind || !unsupportedKinds.includes(kind)) return
  throw new DomainError("unsupported_option", {
    fields: [{ path: "kind", message: "Rewards of this kind are not available yet. Choose another kind." }],
  })
}

/** Throws `invalid_input` when the picture named does not exist. */
export async function requireImage(tx: Tx, imageId: string | null | undefined): Promise<void> {
  if (!imageId) return
  const found = await tx.db.image.count({ where: { merchantId: tx.merchantId, id: imageId } })
  if (found > 0) return
  throw new DomainError("invalid_input", {
    fields: [{ path: "imageId", message: "There is no such picture. Upload it first." }],
  })
}

/** What differs between the body and the columns; undefined leaves a column as it is. */
export function rewardColumns({ stock, unitCostMinor, priceMinor, startsAt, endsAt, detail }: RewardFields) {
  return {
    ...(stock === undefined ? {} : { stock: stock === null ? null : BigInt(stock) }),
    ...(unitCostMinor === undefined ? {} : { unitCostMinor: unitCostMinor === null ? null : BigInt(unitCostMinor) }),
    ...(priceMinor === undefined ? {} : { priceMinor: BigInt(priceMinor) }),
    ...(startsAt === undefined ? {} : { startsAt: startsAt === null ? null : new Date(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: endsAt === null ? null : new Date(endsAt) }),
    ...(detail === undefined ? {} : { detail: toJson(detail) as Exclude<Json, null> }),
  }
}
