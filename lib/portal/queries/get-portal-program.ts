import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { readDefinition } from "../steps/read-definition"

export interface PortalProgram {
  id: string
  slug: string
  name: string
  joinPolicy: "optIn" | "everyone"
  definition: ProgramDefinition
}

/** A published program as anybody may see it, by the version now in force; null for a draft or an unknown one. */
export async function getPortalProgram(ctx: Ctx, slug: string): Promise<PortalProgram | null> {
  requirePermission(ctx, "portal:use")
  return inRead(ctx, async (tx) => {
    const program = await tx.db.program.findUnique({ where: { merchantId_slug: { merchantId: ctx.merchantId, slug } } })
    if (program?.status !== "published") return null
    const { id, name, joinPolicy, currencyCode, currencyName, currencyPlural, moneyCurrency } = program
    const value = {
      points: toJsonInteger(program.valuePoints),
      amountMinor: toJsonInteger(program.valueAmountMinor),
    }
    const definition = (await readDefinition(tx, id)) ?? {
      versionId: "",
      name,
      currency: { code: currencyCode, name: currencyName, plural: currencyPlural, value },
      moneyCurrency,
      joinPolicy: joinPolicy as PortalProgram["joinPolicy"],
      returnPolicy: "withinBalance",
      rules: [],
      tiers: [],
    }
    return { id, slug, name: definition.name, joinPolicy: definition.joinPolicy, definition }
  })
}
