const began = Date.now()

/** A failure that the person at the keyboard can act on: one sentence, no stack. */
export class SetupError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message)
    this.name = "SetupError"
  }
}

/**
 * Tells one step of the work on stderr, so that commands can keep stdout for their result.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)}s  ${text}\n`)
}

/**
 * Turns whatever was thrown into the sentence to print and ends the process with exit code 1.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  process.stderr.write(`\n${explain(error)}\n`)
  process.exit(1)
}

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof SetupError) return error.message
  const code = error instanceof Error && "code" in error ? error.code : undefined
  if (code === "ENOSPC") return "The disk is full. Free some space and run the command again."
  if (error instanceof Error) return error.stack ?? error.message
  return String(error)
}
