import type { ReactNode } from "react"
import { ButtonLink } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Checklist } from "@/components/ui/steps"
import { type SetupProgress, type SetupStep, setupSteps } from "@/lib/merchants/domain/setup-progress"

type SetupChecklistProps = {
  merchantSlug: string
  progress: SetupProgress /** Of this site, for links to hand on. */
  origin?: string
}
type Place = { base: string; slug: string; origin: string; program: SetupProgress["facts"]["program"] }
type Words = { title: string; description: string; action: string; href(place: Place): string }

const words: Record<SetupStep, Words> = {
  import: {
    title: "Import your purchases",
    description: "A file from your till or shop. Each row is checked before anything is written.",
    action: "Import a file",
    href: ({ base }) => `${base}/imports`,
  },
  design: {
    title: "Design your program",
    description: "What a purchase earns, the tiers, the rewards: with what it costs on your own history.",
    action: "Open the designer",
    href: ({ base }) => `${base}/program`,
  },
  try: {
    title: "Try a purchase",
    description: "See what a real customer would get, with the arithmetic. Nothing is written.",
    action: "Try a purchase",
    href: ({ base }) => `${base}/program`,
  },
  publish: {
    title: "Publish",
    description: "Before you do, you see how many members it touches, the points and what cannot be undone.",
    action: "Look over and publish",
    href: ({ base }) => `${base}/program`,
  },
  invite: {
    title: "Invite your members",
    description: "Hand out your members' address: on the receipt, at the till, in your shop.",
    action: "Open your members' page",
    href: ({ slug, program }) => `/p/${slug}/${program?.slug ?? ""}`,
  },
}

/** From empty to live: what is done, and what comes next. */
export function SetupChecklist({ merchantSlug, progress, origin = "" }: SetupChecklistProps) {
  const { states, facts } = progress
  const place = { base: `/d/${merchantSlug}`, slug: merchantSlug, origin, program: facts.program }
  const steps = setupSteps.map((id) => {
    const { title, description } = words[id]
    return { id, title, description, state: states[id], action: actionOf(id, states[id], place) }
  })
  return <Checklist steps={steps} />
}

function actionOf(id: SetupStep, state: "done" | "current" | "todo", place: Place): ReactNode {
  const { action, href } = words[id]
  const published = place.program?.published ?? false
  const possible = id === "import" || id === "design" || (id === "invite" ? published : place.program !== null)
  if (state === "done" || !possible) return null
  return (
    <div className="flex flex-wrap gap-2">
      {id === "invite" && place.origin ? (
        <CopyButton text={place.origin + href(place)} label="Copy the address" showLabel />
      ) : null}
      {id === "design" && place.program === null ? (
        <ButtonLink href={`${place.base}/program/presets`} variant="secondary">
          Find a structure
        </ButtonLink>
      ) : null}
      <ButtonLink href={href(place)} variant={state === "current" ? "primary" : "secondary"}>
        {action}
      </ButtonLink>
    </div>
  )
}
