import { startWorker } from "@/lib/core/worker"
import { workerParts } from "@/lib/setup/worker-tasks"

/** The worker's process: it finishes what it has begun when it is told to end. The environment names the database. */
const worker = await startWorker(workerParts)

let ending = false
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (ending) return
    ending = true
    void worker.stop().finally(() => process.exit(0))
  })
}
