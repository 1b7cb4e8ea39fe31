"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState, useTransition } from "react"
import { getJobAction } from "@/lib/core/job-actions"
import type { JobView } from "@/lib/core/jobs"

const restMs = 700

/**
 * A job as it goes, and whether it still does. It is asked for again only when the answer before is there: a slow server is
 * never behind by more than one question. When the job has ended the page is asked for until it shows what came of it.
 */
export function useJob(merchantSlug: string, initial: JobView): { job: JobView; running: boolean } {
  const router = useRouter()
  const [job, setJob] = useState(initial)
  const [refreshing, refresh] = useTransition()
  const running = job.status === "queued" || job.status === "running"

  useEffect(() => {
    if (job.status === "failed" || refreshing) return
    let timer: ReturnType<typeof setTimeout>
    let current = true
    async function ask() {
      if (!running) return refresh(() => router.refresh())
      const answer = await getJobAction(merchantSlug, { jobId: initial.id }).catch(() => null)
      if (!current) return
      if (answer?.data) setJob(answer.data)
      timer = setTimeout(ask, restMs)
    }
    timer = setTimeout(ask, restMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [running, refreshing, job.status, merchantSlug, initial.id, router])

  return { job, running }
}
