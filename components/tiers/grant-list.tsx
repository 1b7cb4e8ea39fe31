"use client"

import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { endTierGrantAction } from "@/lib/standing/actions"

export type GivenTier = {
  id: string
  tier: { name: string }
  kind: string
  status: "planned" | "running" | "ended"
  from: string
  until: string | null
  reason: string
  createdBy: string
  endReason: string | null
  /** Of a gift: the other member. */
  other?: { id: string; name: string } | undefined
}

const kindWords: Record<string, string> = {
  override: "Set by hand",
  match: "Status match",
  gift: "Gift of another member",
  headStart: "Head start",
  paid: "Paid",
}
const statusWords = { planned: "Planned", running: "Holds", ended: "Ended" } as const

type GrantListProps = {
  merchantSlug: string
  grants: readonly GivenTier[]
  timeZone: string
  canEnd: boolean
  /** The member gave them away. */
  given?: boolean
}

/** The tiers that a member was given, or gave to others, newest first; what holds can be ended. */
export function GrantList({ merchantSlug, grants, timeZone, canEnd, given = false }: GrantListProps) {
  const form = useActionForm(endTierGrantAction.bind(null, merchantSlug), ({ tier }) => {
    toast.success(`${tier.name} ended`)
  })
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)]">
      {grants.map((grant) => (
        <li key={grant.id} className="flex items-center justify-between gap-3 border-b border-line py-2 last:border-0">
          <span className="grid min-w-0 gap-0.5">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-semibold">{grant.tier.name}</span>
              <Badge tone={grant.status === "running" ? "good" : "neutral"}>{statusWords[grant.status]}</Badge>
              <span className="text-sm text-muted">
                {grant.other ? (
                  <>
                    {given ? "to " : "gift of "}
                    <TextLink href={`/d/${merchantSlug}/members/${grant.other.id}`}>{grant.other.name}</TextLink>
                  </>
                ) : (
                  (kindWords[grant.kind] ?? grant.kind)
                )}
              </span>
            </span>
            <span className="text-sm break-words text-muted">
              <Time instant={grant.from} timeZone={timeZone} />
              {grant.until ? (
                <>
                  {" to "}
                  <Time instant={new Date(new Date(grant.until).getTime() - 1)} timeZone={timeZone} />
                </>
              ) : grant.kind === "gift" ? (
                ", for as long as the giver holds as much"
              ) : (
                ", without an end"
              )}
              {` · ${grant.reason} · ${grant.createdBy}`}
              {grant.endReason ? ` · ended: ${grant.endReason}` : ""}
            </span>
          </span>
          {canEnd && grant.status !== "ended" && grant.kind !== "paid" ? (
            <ConfirmDialog
              trigger={
                <Button
                  size="sm"
                  disabled={form.busy}
                  aria-label={`End ${grant.tier.name}${given && grant.other ? ` of ${grant.other.name}` : ""}`}
                >
                  End
                </Button>
              }
              title={`End ${grant.tier.name}?`}
              description={`From now on ${given ? "the other member" : "the member"} has what is earned. What was earned until then stays.`}
              confirmLabel="End it"
              onConfirm={() => form.send({ id: grant.id })}
            />
          ) : null}
        </li>
      ))}
    </ul>
  )
}
