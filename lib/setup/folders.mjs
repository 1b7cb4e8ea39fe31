import path from "node:path"
import { fileURLToPath } from "node:url"

/** The project's root: the folder that holds package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..")

/** Where a running product keeps what is not in the repository: the embedded database, its address, its secrets. */
export const dataFolder = path.join(root, ".data")
