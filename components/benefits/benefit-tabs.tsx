import { LinkTabs } from "@/components/ui/link-tabs"

type BenefitTabsProps = { merchantSlug: string; current: "desk" | "costs"; showsCosts: boolean }

/** The desk, and for who reads the shop's figures what benefits cost. */
export function BenefitTabs({ merchantSlug, current, showsCosts }: BenefitTabsProps) {
  if (!showsCosts) return null
  const base = `/d/${merchantSlug}/benefits`
  return (
    <LinkTabs
      label="Benefits"
      tabs={[
        { href: base, label: "Desk", current: current === "desk" },
        { href: `${base}/costs`, label: "What they cost", current: current === "costs" },
      ]}
    />
  )
}
