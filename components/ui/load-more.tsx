"use client"

import { useRouter } from "next/navigation"
import { useTransition } from "react"
import { Button, ButtonLink } from "./button"

type LoadMoreProps = {
  /** How many are shown, in words: "50 of 23,570 members". */
  shown: string
  /** The same page with more rows; the page that follows, where this one holds no more; the first, from one that follows. */
  links: { moreHref?: string; nextHref?: string; firstHref?: string }
}

/** The end of a list that is read piece by piece; more rows keep the place on the page. */
export function LoadMore({ shown, links: { moreHref, nextHref, firstHref } }: LoadMoreProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
      <p role="status" className="tabular">
        {shown}
      </p>
      <div className="flex flex-wrap gap-2">
        {firstHref ? <ButtonLink href={firstHref}>First page</ButtonLink> : null}
        {moreHref ? (
          <Button loading={pending} onClick={() => startTransition(() => router.push(moreHref, { scroll: false }))}>
            Load more
          </Button>
        ) : null}
        {nextHref ? <ButtonLink href={nextHref}>Next page</ButtonLink> : null}
      </div>
    </div>
  )
}

type PagerProps = { shown: string; previousHref?: string | undefined; nextHref?: string | undefined }

/** Forward and back through keyset pages. */
export function Pager({ shown, previousHref, nextHref }: PagerProps) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
      <p className="tabular">{shown}</p>
      <div className="flex gap-2">
        {previousHref ? <ButtonLink href={previousHref}>First page</ButtonLink> : null}
        {nextHref ? <ButtonLink href={nextHref}>Next page</ButtonLink> : null}
      </div>
    </nav>
  )
}
