import { OwnBenefitList } from "@/components/benefits/own-benefit-list"
import { Section } from "@/components/portal/section"
import { listMemberBenefits } from "@/lib/benefits/queries/list-member-benefits"
import type { PortalPage } from "./portal-page"

const shown = 4

/** The benefits that can be used, on the first screen; nothing where there are none. */
export async function OwnBenefits({ page: { ctx, base }, memberId }: { page: PortalPage; memberId: string }) {
  const benefits = await listMemberBenefits(ctx, { memberId })
  if (benefits.length === 0) return null
  const counted = benefits.filter(({ left, available }) => left !== null && available)
  const others = benefits.filter((one) => !counted.includes(one) && one.available)
  return (
    <Section title="Your benefits" more={{ href: `${base}/benefits`, label: `All ${benefits.length}` }}>
      <OwnBenefitList benefits={[...counted, ...others].slice(0, shown)} timeZone={ctx.merchant.timeZone} />
    </Section>
  )
}
