export const imageMaxBytes = 2 * 1024 * 1024

const signatures: { type: string; matches: (bytes: Uint8Array) => boolean }[] = [
  { type: "image/png", matches: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: "image/jpeg", matches: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  {
    type: "image/webp",
    matches: (bytes) =>
      startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
  },
]

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/** The type of a PNG, JPEG or WebP file by its first bytes, whatever its name claims; else null. */
export function imageType(bytes: Uint8Array): string | null {
  return signatures.find((signature) => signature.matches(bytes))?.type ?? null
}
