import { Check } from "lucide-react"
import { Invited } from "@/components/portal/invited"
import { KeepCard } from "@/components/portal/keep-card"
import { MembershipCard } from "@/components/portal/membership-card"
import { RewardList } from "@/components/portal/reward-list"
import { Section } from "@/components/portal/section"
import { mainButton, otherButton, tapLink } from "@/components/portal/styles"
import { getInviter } from "@/lib/portal/queries/get-inviter"
import { listOfferedRewards } from "@/lib/portal/queries/list-offered-rewards"
import { describeProgram, describeTier } from "@/lib/programs/domain/describe-program"
import { describeBenefit } from "@/lib/tiers/domain/describe-benefit"
import { Frame } from "./frame"
import type { PortalPage } from "./portal-page"

/** How points are earned, by the rules that still hold, in the merchant's own time. */
function sentencesOf({ ctx, program: { definition } }: PortalPage): string[] {
  const { timeZone } = ctx.merchant
  const rules = definition.rules.filter(({ endsAt }) => !endsAt || new Date(endsAt) > ctx.now)
  return describeProgram({ ...definition, rules, tiers: [] }, { timeZone, tiers: definition.tiers }).slice(1)
}

/** What the program gives, for whoever is not signed in. */
export async function FrontPage({ code, ...page }: PortalPage & { code: unknown }) {
  const { ctx, program, base } = page
  const { definition } = program
  const rewards = (await listOfferedRewards(ctx, program.id)).filter(({ state }) => state === "live")
  const inviter = await getInviter(ctx, { programId: program.id, code })
  const joinHref = inviter ? `${base}/join?ref=${encodeURIComponent(String(code))}` : `${base}/join`
  const tiers = [...definition.tiers].sort((a, b) => a.rank - b.rank)
  const sentences = sentencesOf(page)
  return (
    <Frame page={page}>
      <KeepCard scope={`${base}/`} keep={false} />
      <MembershipCard merchant={ctx.merchant.name}>
        <h1 className="mt-12 text-3xl font-semibold tracking-tight text-balance">
          Good things for people who come back
        </h1>
      </MembershipCard>
      {inviter ? <Invited definition={definition} by={inviter.firstName} /> : null}
      <div className="mt-4 grid gap-3">
        <a href={joinHref} className={mainButton}>
          Join
        </a>
        <a href={`${base}/sign-in`} className={otherButton}>
          I am a member
        </a>
      </div>
      {sentences.length > 0 ? (
        <Section title={`How you get ${definition.currency.plural}`}>
          <ul className="grid gap-2">
            {sentences.map((sentence) => (
              <li key={sentence} className="flex gap-3 text-pretty">
                <Check aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
                {sentence}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {rewards.length > 0 ? (
        <Section title="What you can get">
          <RewardList
            rewards={rewards.slice(0, 8)}
            program={definition}
            merchantSlug={ctx.merchant.slug}
            availablePoints={null}
          />
        </Section>
      ) : null}
      {tiers.length > 1 ? (
        <Section title="How it grows">
          <ol className="grid gap-2">
            {tiers.map((tier) => (
              <li key={tier.id} className="grid gap-1 rounded-card border border-line bg-surface p-4">
                <h3 className="font-semibold">{tier.name}</h3>
                <p className="text-sm text-muted text-pretty">{describeTier(tier, definition)}</p>
                {tier.benefits?.length ? (
                  <ul className="mt-1 grid list-disc gap-0.5 pl-5 text-sm">
                    {tier.benefits.map((benefit) => (
                      <li key={benefit.id ?? benefit.text}>{describeBenefit(benefit, definition)}</li>
                    ))}
                  </ul>
                ) : null}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      <AllRules page={page} />
    </Frame>
  )
}

function AllRules({ page: { ctx, program } }: { page: PortalPage }) {
  const href = `/about/${ctx.merchant.slug}/${program.slug}`
  return (
    <p className="mt-8 text-center text-sm">
      <a href={href} className={tapLink}>
        All rules, and every change
      </a>
    </p>
  )
}
