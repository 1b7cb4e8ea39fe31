import type { WorkerParts } from "@/lib/core/worker"

/** Everything the worker does: the subscribers of the outbox, the tasks of the queue, and what runs by the clock. */
export const workerParts: WorkerParts = { subscribers: [], tasks: {}, crontab: "" }
