import { notFound } from "next/navigation"
import { ApplyPresetButton } from "@/components/presets/apply-preset-button"
import { BasisNote } from "@/components/presets/basis-note"
import { PresetCost } from "@/components/presets/preset-cost"
import { PresetRewards, PresetTiers, PresetWords } from "@/components/presets/preset-parts-list"
import { PresetPhoneFrame } from "@/components/presets/preset-phone-frame"
import { PresetTrial } from "@/components/presets/preset-trial"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { formatInteger } from "@/lib/core/points"
import type { Answers } from "@/lib/presets/domain/answers"
import type { PresetKey } from "@/lib/presets/domain/preset"
import { mostPurchasesTried, type PresetHistory } from "@/lib/presets/domain/preset-history"
import { getPreset } from "@/lib/presets/queries/get-preset"
import { presetKeySchema } from "@/lib/presets/schema"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { answersQuery, readAnswers } from "../read-answers"

export const metadata = { title: "Program structure" }

interface PresetPageProps {
  params: Promise<{ merchant: string; key: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

type TrialProps = { ctx: Ctx; history: PresetHistory | null; presetKey: PresetKey; answers: Partial<Answers> }

/** As it would have run: here where the history can be played while somebody waits, else by a backtest of the draft. */
function Trial({ ctx, history, presetKey, answers }: TrialProps) {
  if (!ctx.permissions.has("simulations:read") || !history?.lastDay) return null
  if (history.purchases <= mostPurchasesTried) {
    return <PresetTrial merchantSlug={ctx.merchant.slug} presetKey={presetKey} answers={answers} />
  }
  return (
    <Callout title="As it would have run">
      Your last year has {formatInteger(history.purchases)} purchases, too many to play while you wait. Use this
      structure, then run a backtest of the draft: it works on while you do other things.
    </Callout>
  )
}

export default async function PresetPage({ params, searchParams }: PresetPageProps) {
  const { merchant: slug, key: asked } = await params
  const ctx = await staffPageCtx(slug, "metrics:read")
  const { data: key } = presetKeySchema.safeParse(asked)
  if (!key) notFound()
  const answers = readAnswers(await searchParams)
  const preset = await getPreset(ctx, { key, answers })
  const { data: programs } = await listPrograms(ctx, { limit: 200 })
  const canUse = ctx.permissions.has("programs:write") && ctx.permissions.has("rewards:write")
  const base = `/d/${ctx.merchant.slug}`
  return (
    <>
      <PageHeader
        title={preset.name}
        description={preset.summary}
        back={{ href: `${base}/program/presets${answersQuery(answers)}`, label: "Program structures" }}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-6">
          {canUse ? (
            <ApplyPresetButton
              merchantSlug={ctx.merchant.slug}
              presetKey={key}
              answers={answers}
              draft={programs.findLast(({ status }) => status === "draft") ?? null}
              live={programs.find(({ status }) => status === "published") ?? null}
            />
          ) : (
            <Callout>You can look. Owners and marketers can make it a draft.</Callout>
          )}
          <div className="grid gap-3 sm:grid-cols-2">
            <Callout tone="accent" title="Whom it suits">
              {preset.suits}
            </Callout>
            <Callout title="Keep in mind">{preset.mind}</Callout>
          </div>
          <PresetWords preset={preset} />
          <PresetTiers preset={preset} />
          <PresetRewards preset={preset} />
          <PresetCost preset={preset} />
          <Trial ctx={ctx} history={preset.history} presetKey={key} answers={answers} />
          <BasisNote
            basis={preset.scale.basis}
            history={preset.history}
            money={preset.scale.money}
            importHref={`${base}/imports`}
          />
        </div>
        <Card className="lg:sticky lg:top-20">
          <CardHeader title="As a member sees it" description="The members' pages under this structure." />
          <PresetPhoneFrame title={`${ctx.merchant.name} · ${preset.name}`} phone={preset.phone} />
        </Card>
      </div>
    </>
  )
}
