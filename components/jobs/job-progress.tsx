"use client"

import { useRouter } from "next/navigation"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { formatValue } from "@/components/ui/format-value"
import { Progress } from "@/components/ui/progress"
import { toast } from "@/components/ui/toast"
import { cancelJobAction } from "@/lib/core/job-actions"
import type { JobView } from "@/lib/core/jobs"
import { useJob } from "./use-job"

type JobProgressProps = {
  merchantSlug: string
  job: JobView
  label: string
  /** What is counted: "rows", "members". */
  noun: string
  /** What stays when it is cancelled, in one sentence. */
  cancelNote: string
  /** What a step before this one is called, where all that is counted is gone through twice. */
  firstLabel?: string
}

/** How far the step is that runs, and what it is called. */
function stepOf({ done, total }: JobView, label: string, firstLabel: string | undefined) {
  if (firstLabel === undefined) return { label, done, total }
  const half = total / 2
  return done < half
    ? { label: `Step 1 of 2: ${firstLabel}`, done, total: half }
    : { label: `Step 2 of 2: ${label}`, done: done - half, total: half }
}

/** A long job as it goes: it survives a reload, can be cancelled, and refreshes the page when it has ended. */
export function JobProgress({ merchantSlug, job: initial, label, noun, cancelNote, firstLabel }: JobProgressProps) {
  const router = useRouter()
  const { job, running } = useJob(merchantSlug, initial)

  async function cancel() {
    const answer = await cancelJobAction(merchantSlug, { jobId: job.id })
    if (answer?.serverError) toast.error(answer.serverError.message)
    router.refresh()
  }

  if (job.status === "failed") {
    return (
      <Callout tone="bad" title="The work stopped before its end">
        What was recorded stays. Start it again: it goes on where it stopped. ({job.errorCode})
      </Callout>
    )
  }
  const step = stepOf(job, label, firstLabel)
  const counted =
    step.total > 0 ? `${formatValue(step.done, "")} of ${formatValue(step.total, "")} ${noun}` : `Waiting to begin`
  return (
    <div className="grid gap-4" aria-live="polite">
      <Progress
        label={step.label}
        value={job.status === "queued" ? null : step.done}
        max={step.total}
        detail={counted}
      />
      {running ? (
        <div>
          <ConfirmDialog
            trigger={<Button variant="secondary">Cancel</Button>}
            title="Cancel this work?"
            description={cancelNote}
            confirmLabel="Cancel the work"
            onConfirm={cancel}
          />
        </div>
      ) : null}
    </div>
  )
}
