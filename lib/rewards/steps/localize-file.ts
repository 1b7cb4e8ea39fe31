import { valuesAskedOf } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { DomainError, type FieldError } from "@/lib/core/errors"
import { isUuid, sha256 } from "@/lib/core/id"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { readSegments } from "@/lib/segments/steps/require-sound"
import { withLocalIds } from "../domain/local-ids"
import type { ProgramFile } from "../schema-program-file"

/** A file as it stands at this merchant, with what has to be made first. */
export interface LocalFile {
  file: ProgramFile
  missingSegments: NonNullable<ProgramFile["segments"]>
  missingTypes: NonNullable<ProgramFile["eventTypes"]>
}

/**
 * The file with this merchant's ids: those of the program itself stay, segments and stores are found by id, name or externalId,
 * and all others get ids that are the same each time. Throws `invalid_input` naming each store or kind of activity that is
 * missing, with the remedy.
 */
export async function localizeFile(tx: Tx, file: ProgramFile, programId: string | null): Promise<LocalFile> {
  const own = programId ? await readOwnIds(tx, programId) : new Set<string>()
  const ids = new Map<string, string>()
  for (const id of idsIn(file)) if (!own.has(id)) ids.set(id, localId(tx, file.program.slug, id))
  const segments = await readSegments(tx)
  const missingIds = new Set<string>()
  for (const { id, name } of file.segments ?? []) {
    const known = segments.find((one) => one.id === id) ?? segments.find((one) => one.name === name)
    ids.set(id, known?.id ?? localId(tx, file.program.slug, id))
    if (!known) missingIds.add(ids.get(id) ?? id)
  }
  for (const [id, local] of await storeIds(tx, file)) ids.set(id, local)
  const local = withLocalIds(file, ids)
  const types = await tx.db.eventType.findMany({ where: { merchantId: tx.merchantId }, select: { code: true } })
  const codes = new Set(types.map(({ code }) => code))
  const missingTypes = (file.eventTypes ?? []).filter(({ code }) => !codes.has(code))
  const named = [...segments, ...(local.segments ?? [])].flatMap(({ id, name }) => [id, name])
  await refuseMissing(tx, local, new Set([...codes, ...missingTypes.map(({ code }) => code)]), new Set(named))
  return { file: local, missingSegments: (local.segments ?? []).filter(({ id }) => missingIds.has(id)), missingTypes }
}

/** The ids that belong to the program already, in its draft or in a version: they keep what they mean. */
async function readOwnIds(tx: Tx, programId: string): Promise<Set<string>> {
  const where = { merchantId: tx.merchantId, programId }
  const select = { id: true } as const
  const rows = [
    ...(await tx.db.earningRule.findMany({ where, select })),
    ...(await tx.db.reward.findMany({ where, select })),
  ]
  const tiers = await tx.db.tier.findMany({ where, select: { id: true, definition: true } })
  const versions = await tx.db.programVersion.findMany({ where, select: { definition: true } })
  const rules = versions.flatMap(({ definition }) => (definition as unknown as ProgramDefinition).rules)
  return new Set([...rows, ...rules, ...tiers].map(({ id }) => id).concat(tiers.flatMap(benefitIds)))
}

function benefitIds({ definition }: { definition: unknown }): string[] {
  const { benefits = [] } = definition as { benefits?: { id?: string }[] }
  return benefits.flatMap(({ id }) => id ?? [])
}

function idsIn({ earningRules, tiers, rewards = [] }: ProgramFile): string[] {
  const benefits = tiers.flatMap(({ tier }) => benefitIds({ definition: tier })).filter((id) => isUuid(id))
  return [...[...earningRules, ...tiers, ...rewards].map(({ id }) => id), ...benefits]
}

/**
 * An id that depends on the merchant, the program's address and the file's id alone. It keeps the instant and the count within
 * it of the file's (11 bytes of a UUIDv7), so that the parts stay in their order.
 */
function localId(tx: Tx, slug: string, id: string): string {
  return `${id.slice(0, 26)}${sha256(`${tx.merchantId} ${slug} ${id}`).slice(0, 10)}`
}

async function storeIds(tx: Tx, { stores = [] }: ProgramFile): Promise<[id: string, local: string][]> {
  const known = await tx.db.store.findMany({
    where: { merchantId: tx.merchantId, externalId: { in: stores.map(({ externalId }) => externalId) } },
    select: { id: true, externalId: true },
  })
  const byExternalId = new Map(known.map(({ id, externalId }) => [externalId, id]))
  return stores.flatMap(({ id, externalId }): [string, string][] => {
    const local = byExternalId.get(externalId)
    return local ? [[id, local]] : []
  })
}

async function refuseMissing(
  tx: Tx,
  file: ProgramFile,
  codes: ReadonlySet<string>,
  segments: ReadonlySet<string>,
): Promise<void> {
  const { earningRules } = file
  const asked = earningRules.flatMap(({ rule: { condition } }, index) =>
    condition ? [...valuesAskedOf(condition, "purchase.storeId")].map((store) => ({ store, index })) : [],
  )
  const found = await tx.db.store.findMany({
    where: {
      merchantId: tx.merchantId,
      OR: [
        { id: { in: asked.flatMap(({ store }) => (isUuid(store) ? store : [])) } },
        { externalId: { in: asked.map(({ store }) => store) } },
      ],
    },
    select: { id: true, externalId: true },
  })
  const known = new Set(found.flatMap(({ id, externalId }) => [id, externalId]))
  const missingStores = asked.flatMap(({ store, index }): FieldError[] => {
    if (known.has(store)) return []
    const named = file.stores?.find(({ id, externalId }) => id === store || externalId === store)
    const name = named ? `${named.name} (externalId ${named.externalId})` : store
    const message = `The store ${name} does not exist here. Add it in Settings, Stores, and import the file again.`
    return [{ path: `earningRules.${index}.rule.condition`, message }]
  })
  const missingTypes = earningRules.flatMap(({ rule: { eventType } }, index): FieldError[] => {
    if (eventType === undefined || codes.has(eventType)) return []
    const message = `The kind of activity ${eventType} is not known and not in the file. Define it in Activities, or put it into eventTypes.`
    return [{ path: `earningRules.${index}.rule.eventType`, message }]
  })
  const fields = [...missingStores, ...missingTypes, ...missingSegments(file, segments)]
  if (fields.length > 0) throw new DomainError("invalid_input", { fields, detail: fields[0]?.message })
}

/** What rules ask for by a segment that is neither here nor in the file. `known` holds ids and names. */
function missingSegments({ earningRules }: ProgramFile, known: ReadonlySet<string>): FieldError[] {
  return earningRules.flatMap(({ rule: { condition, eligibleSegmentId } }, index) => {
    const asked = [
      ...(eligibleSegmentId === undefined ? [] : [{ field: "eligibleSegmentId", segment: eligibleSegmentId }]),
      ...(condition ? [...valuesAskedOf(condition, "customer.segment")] : []).map((segment) => {
        return { field: "condition", segment }
      }),
    ]
    return asked
      .filter(({ segment }) => !known.has(segment))
      .map(({ field, segment }) => ({
        path: `earningRules.${index}.rule.${field}`,
        message: `The segment ${segment} is not known and not in the file. Put it into segments, or make it in Segments.`,
      }))
  })
}
