import { Megaphone } from "lucide-react"
import type { dismissOwnNoticeAction } from "@/lib/portal/actions"
import type { OwnNotice } from "@/lib/portal/queries/list-own-notices"
import { PortalForm } from "./portal-form"
import { smallButton, smallTapLink } from "./styles"

interface NoticesProps {
  notices: readonly OwnNotice[]
  dismiss: (previous: Awaited<ReturnType<Dismissal>>, form: FormData) => ReturnType<Dismissal>
  /** The page with all that holds and all that changed. */
  programHref: string
}

type Dismissal = (...input: never[]) => ReturnType<typeof dismissOwnNoticeAction>

/** What the member is told of changes of the program, until it is put away. */
export function Notices({ notices, dismiss, programHref }: NoticesProps) {
  if (notices.length === 0) return null
  return (
    <section aria-label="News of the program" className="mb-4 grid gap-3">
      {notices.map(({ id, title, text }) => (
        <article key={id} className="grid gap-2 rounded-card border border-line bg-surface p-4">
          <h2 className="flex items-start gap-3 font-semibold">
            <Megaphone aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
            <span className="min-w-0 break-words">{title}</span>
          </h2>
          <p className="text-pretty break-words whitespace-pre-line">{text}</p>
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <a href={programHref} className={smallTapLink}>
              All that holds and changed
            </a>
            <PortalForm
              action={dismiss}
              submit="Put away"
              submitClass={smallButton}
              hidden={{ noticeId: id }}
              className="contents"
            />
          </div>
        </article>
      ))}
    </section>
  )
}
