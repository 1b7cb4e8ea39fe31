import { randomBytes } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from "node:fs"
import path from "node:path"
import { mayEnter, type SystemUser } from "@/lib/setup/postgres/system-user"
import { SetupError, say } from "@/lib/setup/say.mjs"

const neededMegabytes = 300
const pointerName = "postgres-place.json"

interface Place {
  dataDir: string
  /** The data folder that it belongs to, which may have been moved since. */
  project: string
}

/**
 * Where the database files lie: in the data folder, or, if Postgres's user may not enter there, in a folder of its own
 * under /var/lib/regulars that the data folder then names.
 */
export function findPlace(folder: string, user: SystemUser | undefined): string {
  mkdirSync(folder, { recursive: true })
  if (user) chmodSync(folder, 0o711)
  const pointer = path.join(folder, pointerName)
  const known = readPlace(pointer)
  if (known) {
    refuseCopy(known, folder)
    if (known.project !== folder) writePlace(pointer, { ...known, project: folder })
    say(`Database files lie in ${known.dataDir}`)
    return known.dataDir
  }
  const inside = path.join(folder, "postgres")
  if (existsSync(inside) || mayEnter(user, folder)) return inside
  const outside = path.join("/var/lib/regulars", randomBytes(6).toString("hex"))
  mkdirSync(outside, { recursive: true, mode: 0o755 })
  const dataDir = path.join(outside, "postgres")
  writePlace(pointer, { dataDir, project: folder })
  say(`The project's folder is closed to the user ${user?.name}: database files go to ${dataDir}`)
  return dataDir
}

/** Two projects would write into one database. One that was moved, not copied, leaves nothing behind. */
function refuseCopy(known: Place, folder: string): void {
  if (known.project === folder) return
  const original = readPlace(path.join(known.project, pointerName))
  if (original?.dataDir !== known.dataDir) return
  throw new SetupError(
    `This project is a copy of the one whose data is in ${known.project}, and its database stays with that one. Delete ${path.join(folder, pointerName)} to begin with an empty database here.`,
  )
}

function readPlace(pointer: string): Place | null {
  return existsSync(pointer) ? (JSON.parse(readFileSync(pointer, "utf8")) as Place) : null
}

function writePlace(pointer: string, place: Place): void {
  writeFileSync(pointer, JSON.stringify(place))
}

export function requireSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / 1_000_000)
  if (free >= neededMegabytes) return
  throw new SetupError(
    `There are ${free} MB free on the disk of ${folder}, and the database needs ${neededMegabytes} MB to begin. Free some space and try again.`,
  )
}
