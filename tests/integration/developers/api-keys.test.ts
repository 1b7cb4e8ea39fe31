import { beforeAll, describe, expect, it } from "vitest"
import { apiKeyCtxOrThrow } from "@/lib/core/auth/api-key"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { createApiKey } from "@/lib/developers/commands/create-api-key"
import { revokeApiKey } from "@/lib/developers/commands/revoke-api-key"
import { listApiKeys } from "@/lib/developers/queries/list-api-keys"
import { asStaff, auditActions, makeMerchant } from "@/tests/support/world"

let ctx: Ctx
let other: Ctx

beforeAll(async () => {
  ctx = await makeMerchant()
  other = await makeMerchant()
})

const make = (scopes: Parameters<typeof createApiKey>[1]["scopes"] = ["*"]) =>
  createApiKey(asStaff(ctx, "owner"), { name: "Till", scopes })

describe("createApiKey", () => {
  it("makes a key that opens its merchant with its scopes, and stores no secret", async () => {
    const { id, key } = await make(["members:read", "purchases:write"])
    const opened = await apiKeyCtxOrThrow(`Bearer ${key}`)
    expect(opened.merchantId).toBe(ctx.merchantId)
    expect([...opened.permissions].sort()).toEqual(["members:read", "purchases:write"])
    const where = { merchantId_id: { merchantId: ctx.merchantId, id } }
    const stored = await inTransaction(ctx, (tx) => tx.db.apiKey.findUniqueOrThrow({ where }))
    expect(JSON.stringify(stored)).not.toContain(key.split("_")[2])
    expect(await auditActions(ctx, id)).toEqual(["apiKey.create"])
    expect((await listApiKeys(asStaff(ctx, "owner"))).find((row) => row.id === id)?.lastUsedAt).not.toBeNull()
  })

  it.each(["manager", "marketer", "support", "cashier"] as const)("is forbidden to a %s", async (role) => {
    await expect(createApiKey(asStaff(ctx, role), { name: "x", scopes: ["members:read"] })).rejects.toMatchObject({
      code: "forbidden",
    })
  })

  it("gives no more than the maker may do", async () => {
    const narrow = { ...ctx, permissions: new Set(["apiKeys:write", "members:read"] as const) }
    await expect(createApiKey(narrow, { name: "x", scopes: ["*"] })).rejects.toMatchObject({ code: "forbidden" })
    await expect(createApiKey(narrow, { name: "x", scopes: ["members:read"] })).resolves.toMatchObject({ name: "x" })
  })
})

describe("a key", () => {
  it.each([
    ["none", () => null],
    ["empty", () => ""],
    ["another scheme", (key: string) => `Basic ${key}`],
    ["another merchant's name", (key: string) => `Bearer ${key.replace(ctx.merchant.slug, other.merchant.slug)}`],
    ["a wrong secret", (key: string) => `Bearer ${key.slice(0, -1)}${key.endsWith("a") ? "b" : "a"}`],
    ["an unknown merchant", (key: string) => `Bearer ${key.replace(ctx.merchant.slug, "nowhere")}`],
    ["a quote", (key: string) => `Bearer ${key}' OR 1=1 --`],
  ])("is refused with %s, always alike", async (_name, header) => {
    const { key } = await make()
    await expect(apiKeyCtxOrThrow(header(key))).rejects.toMatchObject({ code: "unauthenticated" })
  })
})

describe("revokeApiKey", () => {
  it("ends the key at its next request, once", async () => {
    const { id, key } = await make()
    await revokeApiKey(asStaff(ctx, "owner"), { apiKeyId: id })
    await expect(apiKeyCtxOrThrow(`Bearer ${key}`)).rejects.toMatchObject({ code: "unauthenticated" })
    expect(await auditActions(ctx, id)).toEqual(["apiKey.create", "apiKey.revoke"])
    await expect(revokeApiKey(asStaff(ctx, "owner"), { apiKeyId: id })).rejects.toMatchObject({ code: "not_found" })
  })

  it("knows no other merchant's key, and needs the right", async () => {
    const { id, key } = await make()
    await expect(revokeApiKey(asStaff(other, "owner"), { apiKeyId: id })).rejects.toMatchObject({ code: "not_found" })
    await expect(revokeApiKey(asStaff(ctx, "manager"), { apiKeyId: id })).rejects.toMatchObject({ code: "forbidden" })
    await expect(apiKeyCtxOrThrow(`Bearer ${key}`)).resolves.toMatchObject({ merchantId: ctx.merchantId })
  })
})
