import { Gift } from "lucide-react"
import { cn } from "@/components/ui/cn"

type RewardPictureProps = { merchantSlug: string; imageId: string | null; className?: string }

/** A reward's picture, or a sign in its place. The name stands beside it, so it says nothing of its own. */
export function RewardPicture({ merchantSlug, imageId, className }: RewardPictureProps) {
  const box = cn("grid aspect-[4/3] w-full place-items-center overflow-hidden bg-raised text-muted", className)
  if (!imageId) {
    return (
      <div className={box} aria-hidden>
        <Gift className="size-8" />
      </div>
    )
  }
  return (
    <div className={box}>
      {/* biome-ignore lint/performance/noImgElement: the picture is small, immutable and served by our own route. */}
      <img src={`/api/images/${merchantSlug}/${imageId}`} alt="" loading="lazy" className="size-full object-cover" />
    </div>
  )
}
