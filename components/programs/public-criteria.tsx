import type { PublicProgram } from "@/lib/portal/queries/get-public-program"
import { describeProgram, describeTier } from "@/lib/programs/domain/describe-program"
import { tellCost } from "@/lib/rewards/domain/tell-cost"
import { describeOffer } from "@/lib/tiers/domain/describe-benefit"
import { PublicSection } from "./public-section"

/** What holds now: how points are earned, what they are good for, the tiers and what each gives. */
export function PublicCriteria({ program, timeZone }: { program: PublicProgram; timeZone: string }) {
  const { definition, rewards, currency } = program
  const earning = describeProgram({ ...definition, tiers: [] }, { timeZone, tiers: definition.tiers })
  const tiers = [...definition.tiers].sort((a, b) => a.rank - b.rank)
  return (
    <>
      <PublicSection title={`How you get ${currency.plural}`}>
        <ul className="grid list-disc gap-2 pl-5">
          {earning.map((sentence) => (
            <li key={sentence} className="text-pretty break-words">
              {sentence}
            </li>
          ))}
        </ul>
      </PublicSection>
      {tiers.length > 0 ? (
        <PublicSection title="Tiers">
          <ol className="grid gap-3">
            {tiers.map((tier) => (
              <li key={tier.id} className="grid gap-1 rounded-card border border-line p-4">
                <h3 className="font-semibold break-words">{tier.name}</h3>
                <p className="text-pretty break-words">{describeTier(tier, definition)}</p>
                {tier.benefits?.length ? (
                  <ul className="grid list-disc gap-1 pl-5">
                    {tier.benefits.map((benefit) => (
                      <li key={JSON.stringify(benefit)} className="break-words">
                        {describeOffer(benefit, definition)}
                      </li>
                    ))}
                  </ul>
                ) : null}
              </li>
            ))}
          </ol>
        </PublicSection>
      ) : null}
      {rewards.length > 0 ? (
        <PublicSection title={`What ${currency.plural} are good for`}>
          <dl className="grid divide-y divide-line">
            {rewards.map((reward) => (
              <div key={reward.id} className="flex flex-wrap justify-between gap-x-4 py-2">
                <dt className="min-w-0 break-words">{reward.name}</dt>
                <dd className="tabular font-semibold">{tellCost(reward, currency, definition.moneyCurrency)}</dd>
              </div>
            ))}
          </dl>
        </PublicSection>
      ) : null}
    </>
  )
}
