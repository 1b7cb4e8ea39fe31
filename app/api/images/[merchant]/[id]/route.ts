import { publicMerchantCtx } from "@/lib/core/auth/public"
import { DomainError } from "@/lib/core/errors"
import { idText } from "@/lib/core/values"
import { getImage } from "@/lib/rewards/queries/get-image"

const missing = () => new Response(null, { status: 404 })

/** A picture of a catalogue. Its id never names other bytes, so that it may be kept for ever. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ merchant: string; id: string }> },
): Promise<Response> {
  const { merchant, id } = await params
  if (!idText.safeParse(id).success) return missing()
  try {
    const image = await getImage(await publicMerchantCtx(merchant), id)
    if (!image) return missing()
    return new Response(image.bytes, {
      headers: {
        "content-type": image.contentType,
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
      },
    })
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) return missing()
    throw error
  }
}
