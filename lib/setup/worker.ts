import { startWorker } from "@/lib/core/worker"
import { workerParts } from "@/lib/setup/worker-tasks"

/** Less than those who stop it wait before they kill it. What is cut off is rolled back, and goes on in the next worker. */
const patienceMs = 12_000

/** The worker's process: it finishes what it has begun when it is told to end. The environment names the database. */
const worker = await startWorker(workerParts)

let ending = false
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    void worker.stop().finally(() => process.exit(0))
  })
}
