import { createHash } from "node:crypto"

/** Digests are SHA-256 in lower-case hex. */
export type DaySeal = { root: string; seal: string; count: number }

/** The digest that the chain begins with. */
export const FIRST_SEAL = "0".repeat(64)

/**
 * Seals a day's entries: the root of a Merkle tree over their digests, chained to the seal of the day before. The tree is
 * that of RFC 6962, section 2.1: leaves and nodes are hashed with different prefixes, so that neither passes for the other.
 */
export function sealDay(previousSeal: string, digests: readonly string[]): DaySeal {
  const root = merkleRoot(digests)
  return { root, seal: hash(`\u0002${previousSeal}${root}${digests.length}`), count: digests.length }
}

/** The root over digests in the given order; of none, the hash of nothing. */
export function merkleRoot(digests: readonly string[]): string {
  if (digests.length === 0) return hash("")
  return nodeOf(digests.map((digest) => hash(`\u0000${digest}`)))
}

/** The digest of an entry's canonical text. */
export function digestOf(text: string): string {
  return hash(text)
}

function nodeOf(leaves: readonly string[]): string {
  const [only] = leaves
  if (leaves.length === 1 && only !== undefined) return only
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return hash(`\u0001${nodeOf(leaves.slice(0, split))}${nodeOf(leaves.slice(split))}`)
}

function hash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex")
}
