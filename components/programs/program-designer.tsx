"use client"

import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { PageHeader } from "@/components/ui/page-header"
import type { Day } from "@/lib/core/calendar"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import type { ValueCurve } from "@/lib/programs/domain/value-curve"
import type { HeldDefinition } from "@/lib/programs/queries/get-timeline"
import type { ProgramView, VersionView } from "@/lib/programs/steps/read-program"
import { BasicsSection } from "./basics-section"
import { ConflictCallout } from "./conflict-callout"
import { CostLine } from "./cost-line"
import { DesignerAside } from "./designer-aside"
import { EarningSection } from "./earning-section"
import { PublishDialog } from "./publish-dialog"
import { offeredOf, RewardsSection } from "./rewards-section"
import { namesOf, type RuleWorld } from "./rule-world"
import { SaveBar } from "./save-bar"
import { SectionNav } from "./section-nav"
import { TiersSection } from "./tiers-section"
import { TryPurchase } from "./try-purchase"
import { unitsOfForm } from "./units"
import type { MemberComparer } from "./use-comparison"
import { type DesignedProgram, useDraft } from "./use-draft"
import { useEstimate } from "./use-estimate"
import type { MemberSearch } from "./use-member-search"
import type { HistoryPlanner } from "./use-plan"
import type { QuoteAction } from "./use-quote"
import type { TryRule } from "./use-rule-trial"
import { VersionsCard } from "./versions-card"

export type ProgramDesignerProps = {
  merchant: { slug: string; name: string; timeZone: string }
  program: DesignedProgram & { awardFrom: string | null; versions: VersionView[]; lastEdit: ProgramView["lastEdit"] }
  /** What holds now and what is to come; empty before the first publication. */
  timeline: HeldDefinition[]
  estimate: EarningEstimate
  curve: ValueCurve
  world: RuleWorld
  today: Day
  canEdit: boolean
  canPublish: boolean
  searchMembers: MemberSearch | null
  quotePurchase: QuoteAction | null
  tryRule: TryRule | null
  planHistory: HistoryPlanner
  compare: MemberComparer
}

const waiting = "What you change here waits. Members keep what holds now until you publish."
const unseen = "A draft. Nobody sees it until you publish."

/** The program designer: a draft over the merchant's own history, and its way to the members. */
export function ProgramDesigner(props: ProgramDesignerProps) {
  const { merchant, program, timeline, curve, canEdit } = props
  const latest = timeline.at(-1)?.definition ?? null
  const draft = useDraft(merchant.slug, program, props.world)
  const rewards = offeredOf(draft)
  const costs = rewards.map(({ costPoints }) => costPoints)
  const { estimate, pending } = useEstimate(merchant.slug, draft.definition, costs, props.estimate)
  const { currency, moneyCurrency } = unitsOfForm(draft.form)
  return (
    <>
      <PageHeader
        title={program.name}
        description={latest ? waiting : unseen}
        badge={<StateBadge program={program} />}
        action={<HeaderActions {...props} draft={draft} estimate={estimate} />}
      />
      <SectionNav versions={program.versions.length > 0} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <fieldset disabled={!canEdit} className="grid min-w-0 gap-6">
          {canEdit ? null : <Callout>You can look and try. Owners and marketers can change the program.</Callout>}
          <ConflictCallout draft={draft} edit={program.lastEdit} />
          <FormErrorSummary errors={draft.told} title="The draft is not saved yet" />
          <BasicsSection draft={draft} live={program.status === "published"} />
          <EarningSection
            draft={draft}
            tryRule={props.tryRule}
            cost={<CostLine estimate={estimate} pending={pending} currency={currency} moneyCurrency={moneyCurrency} />}
          />
          <TiersSection draft={draft} merchantSlug={merchant.slug} initialCurve={curve} />
          <RewardsSection merchantSlug={merchant.slug} draft={draft} estimate={estimate} currency={currency} />
          <TryPurchase
            definition={draft.definition}
            estimate={estimate}
            timeZone={merchant.timeZone}
            today={props.today}
            searchMembers={props.searchMembers}
            quotePurchase={props.quotePurchase}
          />
          <PublishedVersions {...props} />
        </fieldset>
        <DesignerAside
          merchant={merchant}
          definition={draft.definition}
          latest={latest}
          rewards={rewards}
          estimate={estimate}
          today={props.today}
          names={namesOf(props.world)}
        />
      </div>
      {canEdit ? <SaveBar draft={draft} /> : null}
    </>
  )
}

type HeaderActionsProps = ProgramDesignerProps & {
  draft: ReturnType<typeof useDraft>
  estimate: ReturnType<typeof useEstimate>["estimate"]
}

function HeaderActions({ draft, estimate, ...props }: HeaderActionsProps) {
  const { merchant, program, timeline, canEdit, canPublish } = props
  return (
    <>
      {canEdit ? (
        <ButtonLink href={`/d/${merchant.slug}/simulations/new?program=${program.id}`}>Backtest</ButtonLink>
      ) : null}
      {canPublish ? (
        <PublishDialog
          merchantSlug={merchant.slug}
          program={{ ...program, revision: draft.revision }}
          definition={draft.definition}
          timeline={timeline}
          estimate={estimate}
          dirty={draft.dirty}
          world={props.world}
          planHistory={props.planHistory}
          compare={props.compare}
        />
      ) : null}
    </>
  )
}

function PublishedVersions({ merchant, program }: ProgramDesignerProps) {
  if (program.versions.length === 0) return null
  const href = `/d/${merchant.slug}/program/versions?program=${program.id}`
  return <VersionsCard versions={program.versions} timeZone={merchant.timeZone} href={href} />
}

function StateBadge({ program }: { program: ProgramDesignerProps["program"] }) {
  if (program.status === "draft") return <Badge>Draft</Badge>
  return (
    <>
      <Badge tone="good">Live, version {program.versions.find(({ state }) => state === "inForce")?.number ?? 1}</Badge>
      {program.hasUnpublishedChanges ? <Badge tone="warning">Changes not published</Badge> : null}
    </>
  )
}
