/** Queues the job that fills an empty database with the demo merchant. */
export async function enqueueDemo(): Promise<void> {}
