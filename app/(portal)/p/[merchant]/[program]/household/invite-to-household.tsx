import { CardList, CardRow } from "@/components/portal/card-list"
import { PortalField, PortalForm } from "@/components/portal/portal-form"
import { Section } from "@/components/portal/section"
import { fieldStyles, otherButton, smallButton } from "@/components/portal/styles"
import { localDay } from "@/lib/core/calendar"
import { lastDayBefore, sayDay } from "@/lib/portal/domain/say-day"
import type { OwnHousehold } from "@/lib/portal/queries/get-own-household"
import { inviteToHouseholdAction, withdrawInvitationAction } from "@/lib/portal/sharing-actions"
import type { PortalPage } from "../portal-page"

interface InviteProps {
  page: PortalPage
  sent: OwnHousehold["sent"]
  hasInvited: boolean
}

/** For the head: asks others to join, and tells who has not answered. */
export function InviteToHousehold({ page: { ctx, program }, sent, hasInvited }: InviteProps) {
  const { slug, timeZone } = ctx.merchant
  const today = localDay(ctx.now, timeZone)
  return (
    <Section title="Invite somebody">
      {hasInvited ? (
        <p role="status" className="rounded-card border border-line bg-surface p-4 text-pretty">
          If they are a member, they find the invitation when they next open {program.name}. Tell them to look.
        </p>
      ) : null}
      <PortalForm
        action={inviteToHouseholdAction.bind(null, slug, program.slug)}
        submit="Invite"
        submitClass={otherButton}
      >
        <PortalField
          name="who"
          label="Whom"
          help="The number on their card, or their e-mail address. They join once they agree."
          autoComplete="off"
          maxLength={254}
          inputClass={fieldStyles}
        />
      </PortalForm>
      {sent.length > 0 ? (
        <CardList>
          {sent.map(({ id, hint, expiresAt }) => (
            <CardRow
              key={id}
              title={hint}
              note={`Not answered. Open through ${sayDay(lastDayBefore(expiresAt, timeZone), today)}.`}
              end={
                <PortalForm
                  action={withdrawInvitationAction.bind(null, slug, program.slug)}
                  submit="Withdraw"
                  submitClass={smallButton}
                  hidden={{ invitationId: id }}
                  className="contents"
                />
              }
            />
          ))}
        </CardList>
      ) : null}
    </Section>
  )
}
