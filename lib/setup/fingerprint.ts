import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { root } from "@/lib/setup/folders.mjs"

/** A hash of the names and contents of everything under the given paths, for which `counts` holds. */
export function fingerprint(places: string[], counts: (file: string) => boolean = () => true): string {
  const hash = createHash("sha256")
  const visit = (place: string) => {
    const file = path.join(root, place)
    if (!existsSync(file)) return
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort()) visit(`${place}/${name}`)
    } else if (counts(place)) {
      hash.update(`${place}\0`).update(readFileSync(file))
    }
  }
  for (const place of places) visit(place)
  return hash.digest("hex")
}
