import { PortalForm } from "@/components/portal/portal-form"
import { mainButton, otherButton } from "@/components/portal/styles"
import type { HouseholdInvite } from "@/lib/portal/queries/get-own-household"
import { acceptInvitationAction, declineInvitationAction } from "@/lib/portal/sharing-actions"
import type { PortalPage } from "./portal-page"

const answers = [
  { action: acceptInvitationAction, submit: "Join", submitClass: mainButton },
  { action: declineInvitationAction, submit: "No, thank you", submitClass: otherButton },
]

/** Who asks the member to join their household, to be agreed to or not. */
export function HouseholdInvites({ page, invites }: { page: PortalPage; invites: readonly HouseholdInvite[] }) {
  const { ctx, program } = page
  const { slug } = ctx.merchant
  return invites.map(({ id, householdName, by }) => (
    <section key={id} className="mb-4 grid gap-4 rounded-card border border-line bg-surface p-5">
      <div className="grid gap-1">
        <h2 className="text-xl font-semibold tracking-tight text-balance wrap-anywhere">
          {by ? `${by} invites you` : "You are invited"} to {householdName}
        </h2>
        <p className="text-sm text-muted text-pretty">
          If you join, you redeem with what all of you have, and they with yours. They see your first name and your{" "}
          {program.definition.currency.plural}. You can leave at any time and take yours along.
        </p>
      </div>
      {answers.map(({ action, ...button }) => (
        <PortalForm
          key={button.submit}
          action={action.bind(null, slug, program.slug)}
          hidden={{ invitationId: id }}
          className="grid gap-3"
          {...button}
        />
      ))}
    </section>
  ))
}
