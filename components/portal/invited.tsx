import { UserRoundPlus } from "lucide-react"
import { tellInvited } from "@/lib/portal/domain/tell-invitation"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"

/** Who invites, and what comes of it. */
export function Invited({ definition, by }: { definition: ProgramDefinition; by: string | null }) {
  return (
    <p className="my-4 flex gap-3 rounded-card border border-line bg-surface p-4 text-pretty">
      <UserRoundPlus aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
      {tellInvited(definition, by)}
    </p>
  )
}
