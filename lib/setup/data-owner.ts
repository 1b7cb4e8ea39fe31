import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { identify, isAlive, type ProcessIdentity } from "@/lib/setup/process-identity"
import { SetupError, say } from "@/lib/setup/say.mjs"

/** Who may start and stop the database of a data folder. `passing` owners end by themselves and are waited for. */
export type Ownership = { release: () => void; announceEnd: () => void }
type Claim = ProcessIdentity & { command: string; passing: boolean }

/**
 * Takes the data folder for this process. Waits for a command that ends soon; refuses where another server lives in it;
 * a claim left by a killed process counts for nothing.
 */
export async function ownData(folder: string, command: string, { passing = false } = {}): Promise<Ownership> {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, "owner.json")
  const self = identify(process.pid)
  if (!self)
    throw new SetupError("The system does not tell which processes run, so the data folder cannot be protected.")
  const claim: Claim = { ...self, command, passing }
  let told = false
  for (const began = Date.now(); !tryClaim(file, claim); await sleep(100)) {
    const holder = currentOwner(folder)
    if (!holder) continue
    const patience = holder.passing ? 60_000 : 3000
    if (Date.now() - began > patience) {
      throw new SetupError(
        `The data folder ${folder} is in use by "${holder.command}" (process ${holder.pid}). Stop that one first, or run this in a clone of its own.`,
      )
    }
    if (holder.passing && !told) say(`Waiting for "${holder.command}" (process ${holder.pid}) to finish`)
    told ||= holder.passing
  }
  return {
    release: () => {
      if (currentOwner(folder)?.pid === process.pid) rmSync(file, { force: true })
    },
    announceEnd: () => writeFileSync(file, JSON.stringify({ ...claim, passing: true })),
  }
}

/** The living process that owns the folder, or null. */
export function currentOwner(folder: string): Claim | null {
  try {
    const claim = JSON.parse(readFileSync(path.join(folder, "owner.json"), "utf8")) as Claim
    return isAlive(claim) ? claim : null
  } catch {
    return null
  }
}

/** A hard link either appears whole or fails: two processes at once cannot both get it. */
function tryClaim(file: string, claim: Claim): boolean {
  if (!currentOwner(path.dirname(file))) rmSync(file, { force: true })
  const own = `${file}.${process.pid}`
  writeFileSync(own, JSON.stringify(claim))
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}
