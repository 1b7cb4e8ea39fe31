import type { Metadata } from "next"
import { PortalForm } from "@/components/portal/portal-form"
import { dangerButton, otherButton } from "@/components/portal/styles"
import { localDay } from "@/lib/core/calendar"
import { requestOwnErasureAction, withdrawOwnErasureAction } from "@/lib/portal/actions"
import { sayDay } from "@/lib/portal/domain/say-day"
import { getOwnErasureRequest } from "@/lib/portal/queries/get-own-erasure-request"
import { Frame } from "../../frame"
import { memberPage, type PortalParams } from "../../portal-page"

export const metadata: Metadata = { title: "Erase my data" }

export default async function ErasePage({ params }: PortalParams) {
  const { merchant, program: slug } = await params
  const page = await memberPage(params)
  const { ctx, base } = page
  const { openSince, declinedAt } = await getOwnErasureRequest(ctx)
  const { timeZone, name } = ctx.merchant
  const say = (at: Date) => sayDay(localDay(at, timeZone), localDay(ctx.now, timeZone))
  return (
    <Frame page={page} current="me">
      <h1 className="text-2xl font-semibold tracking-tight text-balance">Erase my data?</h1>
      <div className="mt-3 mb-6 grid gap-3 text-pretty">
        <p>
          You ask {name} to remove everything that names you: your name and addresses, your card, your answers and the
          reasons for all that you earned, in all of their programs. What you bought stays in their books, without your
          name.
        </p>
        <p>What you have collected is gone then, and you are signed out. This cannot be undone.</p>
        {openSince ? (
          <p className="font-semibold">
            You asked on {say(openSince)}. {name} will decide.
          </p>
        ) : null}
        {declinedAt ? (
          <p>
            {name} declined on {say(declinedAt)}. Ask them why, or ask again.
          </p>
        ) : null}
      </div>
      <div className="grid gap-3">
        <a href={`${base}/me`} className={otherButton}>
          {openSince ? "Back" : "Keep everything"}
        </a>
        {openSince ? (
          <PortalForm
            key="withdraw"
            action={withdrawOwnErasureAction.bind(null, merchant, slug)}
            submit="I changed my mind"
            submitClass={otherButton}
          />
        ) : (
          <PortalForm
            key="request"
            action={requestOwnErasureAction.bind(null, merchant, slug)}
            submit="Ask to erase my data"
            submitClass={dangerButton}
          />
        )}
      </div>
    </Frame>
  )
}
