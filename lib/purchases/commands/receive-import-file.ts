import { createHash } from "node:crypto"
import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { whyNoText } from "../domain/import/file-format"

const chunkBytes = 512 * 1024
const largestBytes = 2 * 1024 * 1024 * 1024

async function storeChunk(ctx: Ctx, importId: string, position: number, bytes: Buffer): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.db.importChunk.create({
      data: { merchantId: ctx.merchantId, id: newId(), importId, position, bytes: new Uint8Array(bytes) },
    }),
  )
}

async function* inPieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const part of stream) {
    held.push(part)
    size += part.byteLength
    if (size < chunkBytes) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

/**
 * Stores an uploaded file of purchases, piece by piece as it arrives.
 * @throws DomainError `file_not_readable` for an empty file or one that is no text, `payload_too_large` beyond 2 GiB.
 */
export async function receiveImportFile(
  ctx: Ctx,
  input: { fileName: string; stream: AsyncIterable<Uint8Array> },
): Promise<{ importId: string }> {
  requirePermission(ctx, "imports:write")
  const importId = newId()
  const fileName = input.fileName.replace(/[^\p{L}\p{N}\p{P} ]/gu, "").slice(0, 200) || "purchases.csv"
  await inTransaction(ctx, (tx) =>
    tx.db.import.create({ data: { merchantId: ctx.merchantId, id: importId, fileName, createdAt: ctx.now } }),
  )
  const hash = createHash("sha256")
  let size = 0
  let position = 0
  for await (const piece of inPieces(input.stream)) {
    size += piece.byteLength
    if (size > largestBytes) throw new DomainError("payload_too_large")
    const remedy = position === 0 ? whyNoText(piece) : null
    if (remedy) throw new DomainError("file_not_readable", { detail: remedy })
    hash.update(piece)
    await storeChunk(ctx, importId, position, piece)
    position += 1
  }
  if (size === 0)
    throw new DomainError("file_not_readable", {
      detail: "The file is empty. Export it again and choose it once more.",
    })
  return inTransaction(ctx, async (tx) => {
    await tx.db.import.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: importId } },
      data: { status: "uploaded", byteSize: BigInt(size), sha256: hash.digest("hex") },
    })
    await recordAudit(tx, "import.receive", importId, { bytes: size })
    return { importId }
  })
}
