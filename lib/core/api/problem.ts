import type { z } from "zod"
import { DomainError, type ErrorCode, errorCodes, type FieldError } from "../errors"
import { newId } from "../id"
import { errorFacts, log } from "../log"
import { tellIssues } from "../tell-issues"

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: ErrorCode
  requestId: string
  errors?: FieldError[]
}

/** RFC 9457 problem details of a refusal; anything unexpected becomes `internal`, its detail only in the log. */
export function toProblem(error: unknown, requestId = newId()): Problem {
  if (error instanceof DomainError) return problem(error.code, error.detail, requestId, error.fields)
  log.error({ requestId, ...errorFacts(error) }, "request failed")
  return problem("internal", errorCodes.internal[1], requestId, [])
}

function problem(code: ErrorCode, detail: string, requestId: string, fields: FieldError[]): Problem {
  const [status, title] = errorCodes[code]
  const errors = fields.length > 0 ? { errors: fields } : {}
  return { type: `/api/docs#${code}`, title, status, detail, code, requestId, ...errors }
}

/** The same for a value that a schema refused: 422, each field named. */
export function invalidInput(error: z.ZodError): DomainError {
  return new DomainError("invalid_input", { fields: tellIssues(error.issues.slice(0, 50)) })
}
