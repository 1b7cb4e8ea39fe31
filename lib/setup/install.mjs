import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import path from "node:path"
import { root } from "./folders.mjs"
import { SetupError, say } from "./say.mjs"

const neededMegabytes = 2000
const oldestNode = [20, 19]

/**
 * Makes node_modules hold what package-lock.json names; what is there already is left alone, the development part too.
 * @param {{ dev?: boolean }} [options] whether the tools for tests and development are needed as well
 */
export async function ensureInstalled({ dev = false } = {}) {
  requireNode()
  const unfinished = path.join(root, "node_modules", ".regulars-unfinished")
  const installed = existsSync(unfinished) ? null : readPackages("node_modules/.package-lock.json")
  const wanted = readPackages("package-lock.json") ?? {}
  const withDev = dev || (installed !== null && Object.values(installed).some((found) => found.dev))
  const stamp = path.join(root, "node_modules", ".regulars-installed")
  const print = fingerprint(withDev)
  if (installed && (read(stamp) === print || isComplete(wanted, installed, dev))) return
  requireSpace()
  say(installed ? "Installing what has changed" : "Installing the packages from the npm registry")
  const flags = ["--no-audit", "--no-fund", "--loglevel=error", ...(withDev ? ["--include=dev"] : ["--omit=dev"])]
  if (existsSync(path.dirname(unfinished))) writeFileSync(unfinished, "")
  const code = (await npm(["ci", ...flags])) && (await npm(["install", "--no-save", ...flags]))
  if (code !== 0) {
    throw new SetupError(
      "The packages could not be installed; npm says why above. Check that the npm registry can be reached and that the disk has room.",
    )
  }
  rmSync(unfinished, { force: true })
  writeFileSync(stamp, print)
}

/** @param {boolean} withDev */
function fingerprint(withDev) {
  const lock = read(path.join(root, "package-lock.json"))
  return createHash("sha256").update(`${withDev}\0${lock}`).digest("hex")
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : ""
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new SetupError(
    `This is Node ${process.versions.node}, and Regulars needs ${oldestNode.join(".")} or later. Install a newer Node and run the command again.`,
  )
}

function requireSpace() {
  const { bavail, bsize } = statfsSync(root)
  const free = Math.floor((bavail * bsize) / 1_000_000)
  if (free >= neededMegabytes) return
  throw new SetupError(
    `There are ${free} MB free on the disk of ${root}, and installing needs ${neededMegabytes} MB. Free some space and try again.`,
  )
}

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, extraneous?: boolean }} Package
 * @param {string} file
 * @returns {Record<string, Package> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages
  } catch {
    return null
  }
}

/**
 * @param {Record<string, Package>} wanted
 * @param {Record<string, Package>} installed
 * @param {boolean} dev
 */
function isComplete(wanted, installed, dev) {
  return Object.entries(wanted).every(([place, entry]) => {
    const skipped = place === "" || entry.optional || entry.devOptional || entry.extraneous || (entry.dev && !dev)
    return skipped || installed[place]?.version === entry.version
  })
}

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function npm(args) {
  // Run by npm, its own file is known; another npm on the PATH may be of another version.
  const own = process.env.npm_execpath
  const [command, first] = own?.endsWith(".js") ? [process.execPath, [own]] : ["npm", []]
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
    child.once("error", () => resolve(1))
    child.once("close", (code) => resolve(code ?? 1))
  })
}
