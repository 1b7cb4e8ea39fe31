import { describe, expect, it } from "vitest"
import { endpoints } from "@/app/api/v1/endpoints"
import type { AnyEndpoint } from "@/lib/core/api/endpoint"
import { must, purchaseBody } from "./client"
import { makeShop } from "./shop"

function fieldsOf(schema: unknown): string[] {
  return Object.keys((schema as { shape?: object } | undefined)?.shape ?? {})
}

const isList = ({ method, responses }: AnyEndpoint) =>
  method === "GET" && fieldsOf(responses[200]).includes("nextCursor")

describe("a list", () => {
  it("shows each row once, page by page, while others are added", async () => {
    const { client: till } = await makeShop()
    const made = ["first"]
    for (let index = 0; index < 8; index += 1) {
      made.push(`c${index}`)
      await must(till, "POST", "/purchases", purchaseBody(`c${index}`))
    }
    const seen: string[] = []
    let cursor = ""
    for (let page = 0; page < 10; page += 1) {
      const answer = await must(till, "GET", `/members?limit=3${cursor && `&cursor=${cursor}`}`)
      seen.push(...(answer.data as { id: string }[]).map(({ id }) => id))
      await must(till, "POST", "/purchases", purchaseBody(`new${page}`))
      if (!answer.nextCursor) break
      cursor = String(answer.nextCursor)
    }
    expect(new Set(seen).size).toBe(seen.length)
    for (const externalId of made) {
      const { data } = await must(till, "GET", `/members?externalId=${externalId}`)
      expect(seen, externalId).toContain((data as [{ id: string }])[0].id)
    }
  })

  it("takes a limit and a cursor wherever it stands", () => {
    const lists = endpoints.filter(isList)
    expect(lists.length).toBeGreaterThan(30)
    for (const { path, query } of lists) {
      expect(fieldsOf(query), path).toEqual(expect.arrayContaining(["limit", "cursor"]))
    }
  })

  it("that is read whole goes on after its cursor, and refuses one that names none of its rows", async () => {
    const { client } = await makeShop()
    await must(client, "POST", "/api-keys", { name: "Second", scopes: ["members:read"] })
    const first = await must(client, "GET", "/api-keys?limit=1")
    const second = await must(client, "GET", `/api-keys?limit=1&cursor=${first.nextCursor}`)
    expect([first.data, second.data]).toEqual([[expect.objectContaining({ name: "Second" })], [expect.anything()]])
    expect(second.data).not.toEqual(first.data)
    const { status, body } = await client.call("GET", "/api-keys?cursor=none")
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ path: "cursor" })]])
  })
})
