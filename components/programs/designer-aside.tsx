"use client"

import { Card, CardHeader } from "@/components/ui/card"
import type { Day } from "@/lib/core/calendar"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { describeChanges } from "@/lib/programs/domain/describe-changes"
import { describeProgram } from "@/lib/programs/domain/describe-program"
import type { Units } from "@/lib/programs/domain/describe-rule"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import { ChangesList } from "./changes-list"
import { PhonePreview } from "./phone-preview"
import type { OfferedReward } from "./rewards-section"

type DesignerAsideProps = {
  merchant: { name: string; timeZone: string }
  definition: ProgramDefinition | null
  latest: ProgramDefinition | null
  rewards: readonly OfferedReward[]
  estimate: EarningEstimate
  today: Day
  names: Partial<Units>
}

/** Beside the form: the phone, the program in words, and what differs from what holds now. */
export function DesignerAside({ merchant, definition, latest, rewards, estimate, today, names }: DesignerAsideProps) {
  const changes = definition && latest ? describeChanges(latest, definition, names) : []
  return (
    <aside
      className="grid min-w-0 gap-6 xl:sticky xl:top-20 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto"
      aria-label="Preview"
    >
      <Card id="preview" className="scroll-mt-16">
        <CardHeader title="Preview" description="What members see, made of your own history." />
        <PhonePreview
          merchantName={merchant.name}
          timeZone={merchant.timeZone}
          definition={definition}
          rewards={rewards}
          estimate={estimate}
          today={today}
        />
      </Card>
      {changes.length > 0 ? (
        <Card>
          <CardHeader title="Not published yet" description="What the draft would change." />
          <ChangesList changes={changes} />
        </Card>
      ) : null}
      {definition ? (
        <Card>
          <CardHeader title="In words" description="The whole program as it would be published." />
          <ul className="grid gap-2 text-sm">
            {describeProgram(definition, names).map((sentence) => (
              <li key={sentence} className="break-words">
                {sentence}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </aside>
  )
}
