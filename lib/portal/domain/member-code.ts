/** How long a one-time code holds, and how many wrong entries it bears. */
export const codeMinutes = 10
export const mostAttempts = 5

export interface StoredCode {
  programId: string
  emailKey: string
  attempts: number
  expiresAt: Date
  usedAt: Date | null
}

/** Whether a stored code may still be tried for this program and address; `now` must lie before its expiry. */
export function codeIsOpen(code: StoredCode, programId: string, emailKey: string, now: Date): boolean {
  if (code.programId !== programId || code.emailKey !== emailKey) return false
  return code.usedAt === null && code.expiresAt > now && code.attempts < mostAttempts
}

/** "123 456": six digits in two groups, to be read from one screen and typed into another. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
