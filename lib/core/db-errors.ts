import { DomainError, type ErrorCode } from "./errors"
import { log } from "./log"

/** What a violated constraint means to the person who asked. */
const constraints: Record<string, ErrorCode> = {
  wallet_available_not_negative: "insufficient_points",
  lot_remaining_within_points: "insufficient_points",
  adjustment_batch_decided_by_another: "second_person_required",
  customer_merge_merchantId_fromCustomerId_key: "already_merged",
  household_member_one: "already_in_household",
  household_invitation_open: "conflict",
  reward_stock_not_negative: "out_of_stock",
  merchant_slug_key: "slug_taken",
  staff_user_emailKey_key: "email_taken",
  membership_merchantId_userId_key: "email_taken",
  customer_identifier_merchantId_kind_value_key: "identifier_taken",
  member_merchantId_programId_customerId_key: "already_member",
  program_merchantId_slug_key: "slug_taken",
  tier_merchantId_programId_name_key: "name_taken",
  tier_merchantId_programId_rank_key: "rank_taken",
  store_merchantId_externalId_key: "store_taken",
  purchase_key_pkey: "external_id_conflict",
  event_type_merchantId_code_key: "event_type_taken",
  referral_merchantId_refereeMemberId_key: "conflict",
  segment_merchantId_name_key: "name_taken",
  saved_mapping_merchantId_name_key: "name_taken",
  survey_merchantId_slug_key: "slug_taken",
  survey_response_merchantId_invitationId_key: "already_answered",
  survey_invitation_merchantId_surveyId_customerId_key: "conflict",
  program_version_merchantId_programId_number_key: "conflict",
  subscription_refund_merchantId_paymentId_key: "payment_refunded",
  idempotency_key_pkey: "idempotency_in_flight",
}

/** Prisma's own refusals that are about waiting, not about data. */
const prismaCodes: Record<string, ErrorCode> = { P2028: "busy", P2024: "busy" }

/** The database is away, is being started or stopped, or takes no more connections: said by Prisma, or by Postgres. */
const away = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08001",
  "08003",
  "08006",
  "53300",
])

interface DriverCause {
  originalCode?: string
  originalMessage?: string
  constraint?: { index?: string; fields?: string[] }
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined
}

function driverCause(error: unknown): DriverCause {
  const inMeta = property(property(property(error, "meta"), "driverAdapterError"), "cause")
  return (inMeta ?? property(error, "cause") ?? {}) as DriverCause
}

/** The SQLSTATE of a database error, if it is one. */
export function databaseErrorCode(error: unknown): string | undefined {
  if (property(error, "code") === "P2034") return "40001"
  const code = driverCause(error).originalCode ?? property(property(error, "meta"), "code")
  return typeof code === "string" ? code : undefined
}

/** Whether an error tells of the database as a whole, and not of what it was asked. */
export function isAway(error: unknown): boolean {
  const codes = [property(error, "code"), databaseErrorCode(error)].map(String)
  return codes.some((code) => away.has(code)) || /connection terminated/i.test(String(property(error, "message")))
}

function constraintName(error: unknown): string | undefined {
  const cause = driverCause(error)
  if (cause.constraint?.index) return cause.constraint.index
  const text = [cause.originalMessage, property(error, "message")].filter((part) => typeof part === "string").join(" ")
  return (
    /constraint [`"]([A-Za-z_]+)[`"]/.exec(text)?.[1] ?? Object.keys(constraints).find((name) => text.includes(name))
  )
}

/** Turns a database error into the refusal it means; what is not known stays as it is, and its detail is not logged. */
export function toDomainError(error: unknown): unknown {
  const waiting = prismaCodes[String(property(error, "code"))]
  if (waiting) return new DomainError(waiting)
  if (isAway(error)) {
    log.error({ code: property(error, "code") }, "the database does not answer")
    return new DomainError("unavailable")
  }
  const name = constraintName(error)
  const code = name ? constraints[name] : undefined
  if (code) return new DomainError(code)
  if (name) log.warn({ constraint: name }, "a constraint without a meaning refused a write")
  return error
}
