import { Download, HandCoins, House } from "lucide-react"
import type { Metadata } from "next"
import { CardList, CardRow } from "@/components/portal/card-list"
import { InviteFriends } from "@/components/portal/invite-friends"
import { PortalField, PortalForm } from "@/components/portal/portal-form"
import { Section } from "@/components/portal/section"
import { fieldStyles, otherButton, quietButton, smallButton, tapLink } from "@/components/portal/styles"
import { TierTimeline } from "@/components/tiers/tier-timeline"
import { appUrl } from "@/lib/core/app-url"
import { localDay } from "@/lib/core/calendar"
import {
  endSessionAction,
  signOutAction,
  signOutEverywhereAction,
  tellOwnBirthdayAction,
  updateOwnConsentsAction,
} from "@/lib/portal/actions"
import { asksBirthday } from "@/lib/portal/domain/asks-birthday"
import { sayDay, sayDayWithin } from "@/lib/portal/domain/say-day"
import { rewardsInvitations, tellInviting } from "@/lib/portal/domain/tell-invitation"
import { getOwnGiving } from "@/lib/portal/queries/get-own-giving"
import { getOwnHousehold } from "@/lib/portal/queries/get-own-household"
import { getOwnInvitation } from "@/lib/portal/queries/get-own-invitation"
import { getOwnProfile, type OwnProfile } from "@/lib/portal/queries/get-own-profile"
import { listOwnTiers } from "@/lib/portal/queries/list-own-tiers"
import { Frame } from "../frame"
import { memberPage, type PortalPage, type PortalParams } from "../portal-page"

export const metadata: Metadata = { title: "Me" }

export default async function MePage({ params }: PortalParams) {
  const { merchant, program } = await params
  const page = await memberPage(params)
  const profile = await getOwnProfile(page.ctx)
  const { timeZone } = page.ctx.merchant
  const joined = sayDay(localDay(profile.joinedAt, timeZone), localDay(page.ctx.now, timeZone))
  return (
    <Frame page={page} current="me">
      <h1 className="text-2xl font-semibold tracking-tight break-words">{profile.name || "Me"}</h1>
      <p className="mt-1 text-muted break-words">
        {profile.email ? `${profile.email} · ` : ""}member since {joined}
      </p>
      <Invite page={page} />
      <Together page={page} />
      <OwnTiers page={page} />
      <Birthday page={page} profile={profile} />
      <Section title="Messages">
        <PortalForm
          action={updateOwnConsentsAction.bind(null, merchant, program)}
          submit="Save"
          submitClass={smallButton}
          done="Saved."
          className="grid gap-4 rounded-card border border-line bg-surface p-4"
        >
          <label className="flex min-h-11 items-start gap-3">
            <input
              type="checkbox"
              name="email"
              defaultChecked={profile.emailConsent}
              key={String(profile.emailConsent)}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <span>
              News and offers by e-mail
              <span className="block text-sm text-muted">Codes to sign in come in any case.</span>
            </span>
          </label>
        </PortalForm>
      </Section>
      <Devices page={page} profile={profile} />
      <Section title="My data">
        <a href={`${page.base}/me/data`} download className={otherButton}>
          <Download aria-hidden />
          Download my data
        </a>
        <p className="text-sm text-muted text-pretty">All that is kept of you here, as a JSON file.</p>
        <p className="text-center text-sm">
          <a href={`${page.base}/me/erase`} className={tapLink}>
            Erase my data
          </a>
        </p>
      </Section>
      <Section title="The program">
        <a href={`/about/${merchant}/${program}`} className={otherButton}>
          All rules, and every change
        </a>
      </Section>
      <div className="mt-10 grid gap-3 border-t border-line pt-6">
        <PortalForm action={signOutAction.bind(null, merchant, program)} submit="Sign out" submitClass={otherButton} />
        <p className="text-center text-sm">
          <a href={`${page.base}/me/leave`} className={tapLink}>
            Leave {page.program.name}
          </a>
        </p>
      </div>
    </Frame>
  )
}

/** The birthday, where something is given for it. */
function Birthday({ page, profile: { birthday } }: { page: PortalPage; profile: OwnProfile }) {
  const { ctx, program } = page
  if (!asksBirthday(program.definition)) return null
  return (
    <Section title="Birthday">
      {birthday ? (
        <p className="text-pretty">
          {sayDay(birthday, localDay(ctx.now, ctx.merchant.timeZone))}
          <span className="block text-sm text-muted">If this is not right, ask in the shop.</span>
        </p>
      ) : (
        <PortalForm
          action={tellOwnBirthdayAction.bind(null, ctx.merchant.slug, program.slug)}
          submit="Keep it"
          submitClass={smallButton}
          className="grid gap-4 rounded-card border border-line bg-surface p-4"
        >
          <PortalField
            name="birthday"
            label="Your birthday"
            type="date"
            autoComplete="bday"
            max={localDay(ctx.now, ctx.merchant.timeZone)}
            help={`${program.name} gives you something for it. You can tell it once.`}
            inputClass={fieldStyles}
          />
        </PortalForm>
      )}
    </Section>
  )
}

/** How the member came to the tier; a program without tiers has nothing to tell. */
async function OwnTiers({ page: { ctx } }: { page: PortalPage }) {
  const tiers = await listOwnTiers(ctx)
  if (tiers.length === 0) return null
  return (
    <Section title="My tiers">
      <TierTimeline tiers={tiers} timeZone={ctx.merchant.timeZone} now={ctx.now} />
    </Section>
  )
}

/** Ways to share points, where the program has them. */
async function Together({ page: { ctx, program, base } }: { page: PortalPage }) {
  const { rules, transfers } = await getOwnGiving(ctx)
  const { household, mayMake, invited } = await getOwnHousehold(ctx)
  const gives = rules.transfersAllowed || transfers.length > 0
  const shares = household !== null || mayMake || invited.length > 0
  if (!gives && !shares) return null
  return (
    <Section title="Together">
      {shares ? (
        <a href={`${base}/household`} className={otherButton}>
          <House aria-hidden />
          <span className="truncate">{household ? household.name : "Household"}</span>
        </a>
      ) : null}
      {gives ? (
        <a href={`${base}/give`} className={otherButton}>
          <HandCoins aria-hidden />
          Give {program.definition.currency.plural}
        </a>
      ) : null}
    </Section>
  )
}

async function Invite({ page: { ctx, program, base } }: { page: PortalPage }) {
  if (!rewardsInvitations(program.definition)) return null
  const { code, joined, bought } = await getOwnInvitation(ctx)
  return (
    <Section title="Invite friends">
      <InviteFriends
        sentence={tellInviting(program.definition)}
        link={appUrl(`${base}?ref=${code}`)}
        programName={program.name}
        joined={joined}
        bought={bought}
      />
    </Section>
  )
}

function Devices({ page: { ctx, program }, profile }: { page: PortalPage; profile: OwnProfile }) {
  const { timeZone, slug } = ctx.merchant
  const today = localDay(ctx.now, timeZone)
  return (
    <Section title="Signed in on">
      <CardList>
        {profile.devices.map(({ sessionId, name, since, isThis }) => (
          <CardRow
            key={sessionId}
            title={name}
            note={isThis ? "This device" : `Since ${sayDayWithin(localDay(since, timeZone), today)}`}
            end={
              isThis ? null : (
                <PortalForm
                  action={endSessionAction.bind(null, slug, program.slug)}
                  submit="Sign out"
                  submitClass={smallButton}
                  hidden={{ sessionId }}
                  className="contents"
                />
              )
            }
          />
        ))}
      </CardList>
      {profile.devices.length > 1 ? (
        <PortalForm
          action={signOutEverywhereAction.bind(null, slug, program.slug)}
          submit="Sign out everywhere"
          submitClass={quietButton}
        />
      ) : null}
    </Section>
  )
}
