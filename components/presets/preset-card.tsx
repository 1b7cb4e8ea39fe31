import { ButtonLink } from "@/components/ui/button"
import type { PresetView } from "@/lib/presets/domain/preset-view"
import type { Recommendation } from "@/lib/presets/domain/recommend-presets"
import { firstRewardWords } from "./first-reward-words"

type PresetCardProps = { preset: PresetView; href: string; recommendation?: Recommendation }

/** One structure of the gallery; where it is recommended, with what speaks for it and against it. */
export function PresetCard({ preset, href, recommendation }: PresetCardProps) {
  const { name, summary, suits } = preset
  return (
    <article className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4 sm:p-5">
      <h3 className="font-semibold">{name}</h3>
      <p className="text-sm">{summary}</p>
      {recommendation ? <Reasons recommendation={recommendation} /> : <p className="text-sm text-muted">{suits}</p>}
      <p className="text-sm text-muted">{firstRewardWords(preset)}</p>
      <ButtonLink href={href} className="mt-auto w-fit" variant={recommendation ? "primary" : "secondary"}>
        Look at it<span className="sr-only">: {name}</span>
      </ButtonLink>
    </article>
  )
}

function Reasons({ recommendation: { reasons, doubts } }: { recommendation: Recommendation }) {
  return (
    <div className="grid gap-2 text-sm">
      <p className="font-semibold">Why</p>
      <ul className="grid list-disc gap-1 ps-4">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {doubts.length > 0 ? (
        <>
          <p className="font-semibold">Against it</p>
          <ul className="grid list-disc gap-1 ps-4">
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
