import type { TaskList } from "graphile-worker"
import { runJob } from "@/lib/core/run-job"
import { sendMail } from "@/lib/core/send-mail"
import type { WorkerParts } from "@/lib/core/worker"
import { runAdjustments } from "@/lib/ledger/commands/run-adjustments"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { eraseMentions } from "@/lib/privacy/commands/erase-mentions"
import { awardHistory } from "@/lib/purchases/commands/award-history"
import { runImport } from "@/lib/purchases/commands/run-import"
import { writeMemberNotices } from "@/lib/purchases/commands/write-member-notices"
import { correctionsSubscriber, referralsSubscriber } from "@/lib/purchases/events"
import { vouchersSubscriber } from "@/lib/rewards/events"
import { seedDemo } from "@/lib/setup/demo"
import { runNightly } from "@/lib/setup/nightly"
import { runSimulation } from "@/lib/simulations/commands/run-simulation"

const handlers = {
  adjustments: runAdjustments,
  "award-history": awardHistory,
  demo: seedDemo,
  erasure: eraseMentions,
  import: runImport,
  simulation: runSimulation,
  "member-notices": writeMemberNotices,
}

interface JobPayload {
  merchantId: string
  jobId: string
}

interface MailPayload {
  merchantId: string
  mailId: string
}

const tasks: TaskList = {
  "run-job": async (payload, { job, abortSignal }) => {
    const { merchantId, jobId } = payload as JobPayload
    await runJob(handlers, merchantId, jobId, job.attempts >= job.max_attempts, abortSignal)
  },
  nightly: runNightly,
  "send-mail": async (payload) => {
    const { merchantId, mailId } = payload as MailPayload
    await sendMail(merchantId, mailId)
  },
}

/** In UTC; each merchant's night begins at an hour of its own. */
const crontab = "10 * * * * nightly"

/** Everything the worker does: the subscribers of the outbox, the tasks of the queue, and what runs by the clock. */
export const workerParts: WorkerParts = {
  subscribers: [correctionsSubscriber, referralsSubscriber, vouchersSubscriber, rollupsSubscriber],
  tasks,
  crontab,
}
