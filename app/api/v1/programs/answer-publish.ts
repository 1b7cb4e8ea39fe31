import type { PublishResult } from "@/lib/programs/commands/publish-program"

/** A publication that has a history to reckon answers with the job that does it. */
export function answerPublish({ program, job }: PublishResult): { status: number; body: unknown } {
  if (!job) return { status: 200, body: program }
  const { id, status, done, total } = job
  return { status: 202, body: { job: { id, status, done, total } } }
}
