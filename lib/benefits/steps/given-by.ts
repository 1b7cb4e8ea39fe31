import type { Actor, Tx } from "@/lib/core/ctx"
import { isUuid } from "@/lib/core/id"

/** Who gave a benefit, as it is kept with the use: the kind of actor and, where there is one, its id. */
export function givenByOf(actor: Actor): string {
  const ids: { [K in Actor["kind"]]: (actor: Extract<Actor, { kind: K }>) => string } = {
    staff: ({ userId }) => userId,
    member: ({ memberId }) => memberId,
    apiKey: ({ keyId }) => keyId,
    system: ({ job }) => job,
    public: () => "",
  }
  return `${actor.kind}:${(ids[actor.kind] as (actor: Actor) => string)(actor)}`
}

/** The names of staff users and keys who gave benefits, by what is kept with the uses. */
export async function namesOfGivers(tx: Tx, givers: readonly string[]): Promise<Map<string, string>> {
  const idsOf = (kind: string) =>
    givers.flatMap((giver) =>
      giver.startsWith(`${kind}:`) && isUuid(giver.slice(kind.length + 1)) ? [giver.slice(kind.length + 1)] : [],
    )
  const staff = await tx.db.staffUser.findMany({
    where: { id: { in: idsOf("staff") } },
    select: { id: true, name: true },
  })
  const keys = await tx.db.apiKey.findMany({
    where: { merchantId: tx.merchantId, id: { in: idsOf("apiKey") } },
    select: { id: true, name: true },
  })
  return new Map([
    ...staff.map(({ id, name }) => [`staff:${id}`, name] as const),
    ...keys.map(({ id, name }) => [`apiKey:${id}`, `API key ${name}`] as const),
  ])
}

/** A giver in words, where no name is known. */
export function unnamedGiver(giver: string): string {
  return giver.startsWith("staff:") ? "Former staff" : giver.startsWith("apiKey:") ? "API" : "Regulars"
}
