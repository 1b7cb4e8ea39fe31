import { execFileSync, spawnSync } from "node:child_process"
import { SetupError, say } from "@/lib/setup/say.mjs"

/** The user that Postgres runs as: absent where that is simply the current one. */
export type SystemUser = { uid: number; gid: number; name: string }

const ownName = "regulars-db"

/** Postgres refuses to run as root, so under root it gets a system user of its own, made on the first start. */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = lookUp(ownName)
  if (known) return known
  const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", ownName])
  const user = made.status === 0 ? lookUp(ownName) : (lookUp("postgres") ?? lookUp("nobody"))
  if (!user) {
    throw new SetupError(
      "Postgres does not run as root and no other user could be made for it. Run the command as an ordinary user, or set DATABASE_URL.",
    )
  }
  say(`Postgres does not run as root: it runs as the system user ${user.name}`)
  return user
}

/** Whether that user may pass every folder on the way, and this one. */
export function mayEnter(user: SystemUser | undefined, folder: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { cwd: "/", ...user }).status === 0
}

function lookUp(name: string): SystemUser | undefined {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }))
    return { uid: id("-u"), gid: id("-g"), name }
  } catch {
    return undefined
  }
}
