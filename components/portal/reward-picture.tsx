import {
  BadgePercent,
  Gift,
  HandHeart,
  type LucideIcon,
  Scissors,
  ShoppingBag,
  Sparkles,
  Ticket,
  Truck,
  Wallet,
} from "lucide-react"
import { cn } from "@/components/ui/cn"

const icons: Record<string, LucideIcon> = {
  amountDiscount: BadgePercent,
  percentageDiscount: BadgePercent,
  freeProduct: ShoppingBag,
  freeDelivery: Truck,
  freeService: Scissors,
  giftCard: Wallet,
  experience: Sparkles,
  partnerOffer: Ticket,
  cashback: Wallet,
  donation: HandHeart,
}

interface RewardPictureProps {
  merchantSlug: string
  reward: { kind: string; imageId: string | null }
  className?: string
}

/** The reward's picture, or a sign of its kind where there is none. The name stands beside it, so it says nothing itself. */
export function RewardPicture({ merchantSlug, reward, className }: RewardPictureProps) {
  const Icon = icons[reward.kind] ?? Gift
  if (!reward.imageId) {
    return (
      <span className={cn("grid place-items-center rounded-control bg-accent-tint text-accent-ink", className)}>
        <Icon aria-hidden className="size-[min(2.5rem,45%)]" strokeWidth={1.5} />
      </span>
    )
  }
  return (
    // biome-ignore lint/performance/noImgElement: the merchant's own picture, served as it was uploaded
    <img
      src={`/api/images/${merchantSlug}/${reward.imageId}`}
      alt=""
      loading="lazy"
      className={cn("rounded-control bg-raised object-cover", className)}
    />
  )
}
