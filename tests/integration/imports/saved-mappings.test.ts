import { beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import type { Role } from "@/lib/core/permissions"
import { removeSavedMapping } from "@/lib/purchases/commands/remove-saved-mapping"
import { renameSavedMapping } from "@/lib/purchases/commands/rename-saved-mapping"
import { saveMapping } from "@/lib/purchases/commands/save-mapping"
import { listSavedMappings } from "@/lib/purchases/queries/list-saved-mappings"
import { previewImport } from "@/lib/purchases/queries/preview-import"
import { asStaff, auditActions, makeMerchant } from "../../support/world"
import { guess, tillCsv, upload } from "./files"

let ctx: Ctx

beforeEach(async () => {
  ctx = await makeMerchant(new Date("2026-06-01T12:00:00Z"))
})

async function save(name: string) {
  const importId = await upload(ctx, tillCsv(3))
  return saveMapping(ctx, { importId, name, mapping: await guess(ctx, importId, { customer: undefined }) })
}

describe("a saved mapping", () => {
  it("is offered for a file with the same headings, wherever they stand, and for no other", async () => {
    await save("Till")
    const alike = await upload(ctx, "total,date,order,extra\n1.00,2025-01-05,A,x\n")
    const { saved } = await previewImport(ctx, { importId: alike, format: {} })
    expect(saved).toMatchObject([{ name: "Till", mapping: { columns: { amount: 0, occurredAt: 1, purchase: 2 } } }])
    const other = await upload(ctx, "amount,when,order\n1.00,2025-01-05,A\n")
    expect((await previewImport(ctx, { importId: other, format: {} })).saved).toEqual([])
  })

  it("is replaced by one of the same name, renamed and removed, each with an audit row", async () => {
    const first = await save("Till")
    const again = await save("Till")
    expect(again.id).toBe(first.id)
    const other = await save("Shop")
    await expect(renameSavedMapping(ctx, { id: other.id, name: "Till" })).rejects.toMatchObject({ code: "name_taken" })
    await renameSavedMapping(ctx, { id: first.id, name: "Old till" })
    await renameSavedMapping(ctx, { id: first.id, name: "Old till" })
    expect((await listSavedMappings(ctx)).map(({ name }) => name)).toEqual(["Old till", "Shop"])
    await removeSavedMapping(ctx, { id: first.id })
    await expect(removeSavedMapping(ctx, { id: first.id })).rejects.toMatchObject({ code: "not_found" })
    expect(await auditActions(ctx, first.id)).toEqual([
      "savedMapping.save",
      "savedMapping.save",
      "savedMapping.rename",
      "savedMapping.remove",
    ])
  })

  it.each(["manager", "support", "cashier"] satisfies Role[])("is none of a %s's business", async (role) => {
    const { id } = await save("Till")
    const importId = await upload(ctx, tillCsv(3))
    const mapping = await guess(ctx, importId)
    const staff = asStaff(ctx, role)
    for (const attempt of [
      () => listSavedMappings(staff),
      () => saveMapping(staff, { importId, name: "x", mapping }),
      () => renameSavedMapping(staff, { id, name: "x" }),
      () => removeSavedMapping(staff, { id }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" })
    }
  })

  it("does not exist for another merchant", async () => {
    const { id } = await save("Till")
    const other = asStaff(await makeMerchant(), "owner")
    expect(await listSavedMappings(other)).toEqual([])
    for (const attempt of [
      () => renameSavedMapping(other, { id, name: "x" }),
      () => removeSavedMapping(other, { id }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" })
    }
  })
})
