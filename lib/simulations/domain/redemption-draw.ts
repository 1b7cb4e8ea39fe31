const PARTS = 10_000

/**
 * Whether a customer is taken for one who redeems: the same for the same seed, whatever program is tried, so that programs
 * are compared on the same people. `shareBasisPoints` of all are, in hundredths of a per cent.
 */
export function isRedeemer(customerId: string, seed: number, shareBasisPoints: number): boolean {
  // FNV-1a over the id, stirred once more (the finalizer of MurmurHash3), so that ids made one after another differ.
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let index = 0; index < customerId.length; index += 1) {
    hash = Math.imul(hash ^ customerId.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % PARTS < shareBasisPoints
}
