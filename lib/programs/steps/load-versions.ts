import type { Tx } from "@/lib/core/ctx"
import type { Ladder } from "@/lib/tiers/domain/tier-input"
import { type CompiledDefinition, compileDefinition } from "../domain/compile-definition"
import type { ProgramDefinition } from "../domain/definition"
import { heldAt, timelineOf } from "../domain/timeline"

export interface LiveVersion {
  id: string
  /** Null: from the beginning of time. */
  from: Date | null
  compiled: CompiledDefinition
}

/** A published program with what was in force when. */
export interface LiveProgram {
  id: string
  currency: string
  joinPolicy: "optIn" | "everyone"
  publishedAt: Date
  /** Purchases before this local day are never awarded; null: those recorded before publishing are not. */
  awardFrom: string | null
  /** In the order in which they were published; the first holds from the beginning. */
  versions: LiveVersion[]
  /** In order of time. */
  ladders: Ladder[]
}

interface Row {
  id: string
  currencyCode: string
  joinPolicy: LiveProgram["joinPolicy"]
  publishedAt: Date
  awardFrom: string | null
  versions: { id: string; from: string | null }[]
}

/** Versions never change, so each is read and compiled once in a process, for the zone that it is judged in. */
const compiledVersions = new Map<string, CompiledDefinition>()
const mostCompiled = 500

/** The merchant's published programs, oldest first, each with its versions ready to judge by. */
export async function loadPrograms(tx: Tx): Promise<LiveProgram[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT p."id", p."currencyCode", p."joinPolicy", p."publishedAt", p."awardFrom"::text AS "awardFrom",
      (SELECT coalesce(json_agg(json_build_object('id', v."id", 'from', v."effectiveFrom") ORDER BY v."number"), '[]')
       FROM "program_version" v WHERE v."merchantId" = p."merchantId" AND v."programId" = p."id") AS versions
    FROM "program" p WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."status" = 'published' ORDER BY p."id"`
  const compiled = await compileVersions(tx, rows)
  return rows.map((row) => liveProgram(tx, row, compiled)).filter(({ versions }) => versions.length > 0)
}

/** The version in force at an instant. */
export function versionAt(program: LiveProgram, instant: Date): LiveVersion | undefined {
  return heldAt(program.versions, instant)
}

/** The ladders of versions, each from the instant from which its version holds. */
export function laddersOf(versions: readonly LiveVersion[]): Ladder[] {
  return timelineOf(versions).map(({ id, from, compiled }) => ({
    from,
    tiers: compiled.definition.tiers,
    versionId: id,
  }))
}

/** A program as if a definition had held from the beginning of time, over all that is recorded. */
export function alwaysUnderDefinition(tx: Tx, programId: string, definition: ProgramDefinition): LiveProgram {
  const compiled = compileDefinition(definition, tx.merchant.timeZone)
  const versions = [{ id: definition.versionId, from: null, compiled }]
  return {
    id: programId,
    currency: definition.currency.code,
    joinPolicy: definition.joinPolicy,
    publishedAt: tx.now,
    awardFrom: null,
    versions,
    ladders: laddersOf(versions),
  }
}

type Compiled = Map<string, CompiledDefinition>

async function compileVersions(tx: Tx, rows: readonly Row[]): Promise<Compiled> {
  const { timeZone } = tx.merchant
  const compiled: Compiled = new Map()
  for (const { id } of rows.flatMap(({ versions }) => versions)) {
    const known = compiledVersions.get(`${id} ${timeZone}`)
    if (known) compiled.set(id, known)
  }
  const missing = rows.flatMap(({ versions }) => versions).filter(({ id }) => !compiled.has(id))
  if (missing.length === 0) return compiled
  const found = await tx.db.programVersion.findMany({
    where: { merchantId: tx.merchantId, id: { in: missing.map(({ id }) => id) } },
  })
  if (compiledVersions.size + found.length > mostCompiled) compiledVersions.clear()
  for (const { id, definition } of found) {
    const one = compileDefinition(definition as unknown as ProgramDefinition, timeZone)
    compiledVersions.set(`${id} ${timeZone}`, one)
    compiled.set(id, one)
  }
  return compiled
}

function liveProgram(tx: Tx, row: Row, compiledById: Compiled): LiveProgram {
  const versions: LiveVersion[] = []
  for (const { id, from } of row.versions) {
    const compiled = compiledById.get(id)
    if (compiled) versions.push({ id, from: from === null ? null : new Date(from), compiled })
  }
  const { id, currencyCode, publishedAt, awardFrom } = row
  // The row may be behind a version that has just begun.
  const joinPolicy = heldAt(versions, tx.now)?.compiled.definition.joinPolicy ?? row.joinPolicy
  return { id, currency: currencyCode, joinPolicy, publishedAt, awardFrom, versions, ladders: laddersOf(versions) }
}
