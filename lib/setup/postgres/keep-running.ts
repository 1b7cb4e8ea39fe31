import { setTimeout as sleep } from "node:timers/promises"
import { type EmbeddedPostgres, startEmbedded, stopEmbedded } from "@/lib/setup/postgres/embedded"
import { isAlive } from "@/lib/setup/process-identity"
import { SetupError, say } from "@/lib/setup/say.mjs"

const lookMs = 1000
const quickMs = 60_000
const mostQuickEnds = 3

export interface KeptServer {
  /** Never resolves; rejects where the server cannot be kept running. */
  lost: Promise<never>
  stop(): Promise<void>
}

/** Starts the embedded server again where it ended by itself, at the port that everybody knows, until it is stopped. */
export function keepRunning(folder: string, first: EmbeddedPostgres): KeptServer {
  let stopping = false
  let current = Promise.resolve(first)
  const watch = async (): Promise<never> => {
    for (let quickEnds = 0, began = Date.now(); ; await sleep(lookMs, undefined, { ref: false })) {
      if (stopping) return new Promise(() => {})
      if (isAlive((await current).process)) continue
      quickEnds = Date.now() - began < quickMs ? quickEnds + 1 : 1
      if (quickEnds > mostQuickEnds) {
        throw new SetupError(`The embedded Postgres ended by itself again and again; ${folder}/postgres.log says why.`)
      }
      say("The embedded Postgres ended by itself; it is started again")
      began = Date.now()
      current = startEmbedded(folder)
      if ((await current).port === first.port) continue
      throw new SetupError(
        `Port ${first.port}, where the embedded Postgres was, is taken by now. Start Regulars again.`,
      )
    }
  }
  const lost = watch()
  // Whoever does not wait for it need not hear of it.
  lost.catch(() => {})
  return {
    lost,
    async stop() {
      stopping = true
      const running = await current.catch(() => null)
      if (running) await stopEmbedded(running)
    },
  }
}
