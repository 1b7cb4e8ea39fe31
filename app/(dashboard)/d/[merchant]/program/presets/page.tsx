import { BasisNote } from "@/components/presets/basis-note"
import { PresetCard } from "@/components/presets/preset-card"
import { QuestionForm } from "@/components/presets/question-form"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listPresets } from "@/lib/presets/queries/list-presets"
import { answersQuery, readAnswers } from "./read-answers"

export const metadata = { title: "Program structures" }

interface PresetsPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PresetsPage({ params, searchParams }: PresetsPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "metrics:read")
  const answers = readAnswers(await searchParams)
  const { data, recommendations, basis, history } = await listPresets(ctx, answers)
  const base = `/d/${ctx.merchant.slug}`
  const hrefOf = (key: string) => `${base}/program/presets/${key}${answersQuery(answers)}`
  const recommended = (recommendations ?? []).flatMap((one) => {
    const preset = data.find(({ key }) => key === one.key)
    return preset ? [{ preset, recommendation: one }] : []
  })
  const others = data.filter(({ key }) => !recommended.some(({ preset }) => preset.key === key))
  return (
    <>
      <PageHeader
        title="Program structures"
        description="Whole programs that are known to work, in your money and your size. Look at one, make it a draft, change what you like."
        back={{ href: `${base}/program`, label: "Designer" }}
      />
      <div className="grid gap-8">
        <QuestionForm
          action={`${base}/program/presets`}
          answers={answers}
          missing={recommendations === null && Object.keys(answers).length > 0}
        />
        <BasisNote basis={basis} history={history} money={ctx.merchant.currency} importHref={`${base}/imports`} />
        {recommended.length > 0 ? (
          <section aria-labelledby="recommended" className="grid gap-4">
            <h2 id="recommended" className="text-xl font-semibold tracking-tight">
              Recommended for you
            </h2>
            <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
              {recommended.map(({ preset, recommendation }) => (
                <PresetCard
                  key={preset.key}
                  preset={preset}
                  href={hrefOf(preset.key)}
                  recommendation={recommendation}
                />
              ))}
            </div>
          </section>
        ) : null}
        <section aria-labelledby="gallery" className="grid gap-4">
          <h2 id="gallery" className="text-xl font-semibold tracking-tight">
            {recommended.length > 0 ? "All others" : "All structures"}
          </h2>
          <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
            {others.map((preset) => (
              <PresetCard key={preset.key} preset={preset} href={hrefOf(preset.key)} />
            ))}
          </div>
        </section>
      </div>
    </>
  )
}
