/** Every refusal the product can give: its HTTP status and its sentence, what happened and what to do. */
export const errorCodes = {
  invalid_input: [422, "Some values are not right. Check the fields named and try again."],
  malformed_body: [400, "The request body could not be read. Send one JSON object that matches the documented shape."],
  unauthenticated: [401, "You are not signed in, or the key is not valid. Sign in again or check the key."],
  forbidden: [403, "You may not do this. Ask an owner of this merchant for the right."],
  not_found: [404, "This does not exist, or is not yours to see. Check the address."],
  method_not_allowed: [405, "This address does not take that method."],
  payload_too_large: [413, "The request is too large. Send it in smaller parts."],
  unsupported_media_type: [415, "Send the body as application/json, in UTF-8."],
  too_many_requests: [429, "Too many attempts. Wait a little and try again."],
  busy: [429, "Many requests are waiting for the same record. Try again in a moment."],
  unavailable: [503, "The database does not answer at the moment. Try again in a little while."],
  conflict: [409, "Somebody else changed this meanwhile. Reload and apply your change again."],
  idempotency_key_reused: [422, "This Idempotency-Key was used with another request. Use a new key."],
  idempotency_in_flight: [409, "A request with this Idempotency-Key is still running. Try again in a moment."],
  internal: [500, "Something went wrong on our side. Try again; if it stays, tell us the error's id."],

  slug_taken: [409, "This address is taken. Choose another."],
  email_taken: [409, "This e-mail address is in use already."],
  wrong_credentials: [401, "E-mail or password is not right."],
  wrong_code: [422, "The code is not right or has expired. Ask for a new one."],
  invitation_invalid: [409, "This invitation was used, withdrawn or has expired. Ask for a new one."],
  merchant_has_history: [409, "Purchases are recorded, so the time zone and the currency stay as they are."],
  mail_server_missing: [409, "No mail server is set, so nothing can be sent. Set SMTP_URL and start the server again."],
  last_owner: [409, "A merchant needs at least one owner. Make somebody else an owner first."],
  already_set_up: [409, "This installation has a merchant already. Sign in instead."],

  birthday_known: [409, "Your birthday is kept already. Ask in the shop if it is not right."],
  already_member: [409, "This customer is a member already."],
  identifier_taken: [409, "Another customer has this e-mail, phone, card or external id."],
  program_required: [422, "There is not exactly one published program. Name the program with programId."],
  program_not_published: [409, "The program is a draft. Publish it first."],
  program_already_published: [409, "The program is published already."],
  version_in_force: [409, "What this version says holds then already. Choose another version or another day."],
  version_has_begun: [409, "This version does not wait for its day any more, so it cannot be withdrawn."],
  name_taken: [409, "The name is taken. Choose another."],
  rank_taken: [409, "Another tier has this rank."],
  base_tier_missing: [422, "The lowest tier must have the threshold 0, so that every member has a tier."],
  earning_rule_missing: [422, "The program has no earning rule yet. Add one, so that members earn."],
  thresholds_not_rising: [422, "A higher tier must ask for more than the one below it."],
  tier_windows_differ: [422, "All tiers of a program must use the same metric and window."],
  unsupported_option: [422, "This option is not available yet. Leave it out."],

  member_not_active: [409, "This member has left the program or was merged into another. Choose an active one."],
  tier_already_held: [409, "The receiver has as high a tier already, so the gift stays unused."],
  giver_tier_too_low: [409, "Nobody can give a tier above the one they earned themselves. Choose a lower one."],
  tier_grant_ended: [409, "This tier is given no more already."],

  history_missing: [
    409,
    "There are no purchases to try it on, or too many to wait for. Make a draft, and run a backtest of it.",
  ],
  tier_not_sold: [422, "This tier is not sold by that interval. Choose one that has such a price."],
  tier_is_paid: [409, "This tier is paid for. Cancel the membership instead: it holds to the end of what is paid."],
  trial_used: [409, "This customer had the free days already. Begin without them."],
  subscription_running: [409, "This member has a paid tier already. Record a payment for it, or cancel it first."],
  subscription_cancelled: [409, "This membership was cancelled. Resume it first."],
  payment_conflict: [409, "Another payment with this externalId was recorded, with other content."],
  payment_refunded: [409, "This payment was paid back already."],
  period_not_payable: [
    422,
    "A payment is for the next period, or after a gap from a day up to the one it was paid on. Leave periodFrom out.",
  ],

  entry_not_pending: [409, "Nothing of this entry waits for an action any more."],
  adjustments_not_waiting: [409, "This file of adjustments does not wait for that any more."],
  second_person_required: [403, "Another person than the one who sent the file must agree to it."],
  customer_erased: [410, "This person was erased. Nothing that names them is kept, and nothing can be changed."],
  already_merged: [409, "This customer was merged into another already."],
  insufficient_points: [409, "There are not enough points for this."],
  transfers_not_allowed: [
    409,
    "This program does not let members give points to one another. Allow it in the program's settings first.",
  ],
  transfer_cap_reached: [409, "This is more than can be given in a calendar year."],
  receiver_unknown: [
    422,
    "No other active member of this program is known by this. Check the card number or the address.",
  ],
  transfer_to_oneself: [422, "Nobody can give points to themselves. Name another member."],
  currency_not_spendable: [
    422,
    "These points cannot be spent, so they cannot be given. Name the program's own currency.",
  ],
  transfer_spent: [409, "The receiver has used some of these points, so the transfer cannot be taken back."],
  transfer_cancelled: [409, "This transfer was taken back already."],
  households_not_allowed: [
    409,
    "This program takes nobody into households. Allow them in the program's settings first.",
  ],
  household_full: [409, "This household has as many members as it may. Somebody must leave first."],
  already_in_household: [409, "This member is in a household already. They must leave it first."],
  not_in_household: [409, "This member is not in the household."],
  household_closed: [409, "Everybody has left this household. Make a new one."],
  out_of_stock: [409, "This reward is out of stock."],
  reward_not_available: [409, "This reward cannot be redeemed at the moment."],
  voucher_used: [409, "This voucher was used already."],
  voucher_expired: [409, "This voucher has expired."],
  voucher_cancelled: [409, "This voucher was cancelled."],
  redemption_cancelled: [409, "This redemption was cancelled already."],
  redemption_used: [409, "The voucher was used, so the redemption cannot be cancelled."],

  benefit_used_up: [409, "There is not that much of this benefit left."],
  benefit_not_available: [409, "This benefit cannot be had at the moment."],
  benefit_use_cancelled: [409, "This use was taken back already."],

  external_id_conflict: [409, "Another purchase with this externalId was recorded, with other content."],
  totals_do_not_add_up: [422, "Lines, discount, tax and shipping do not add up to amountMinor."],
  exchange_rate_missing: [422, "There is no exchange rate for this currency and day. Store one first."],
  currency_unknown: [422, "This currency is not an ISO 4217 code or not one of the program's."],
  store_taken: [409, "Another store has this externalId."],
  store_unknown: [422, "This store is not known. Create it first."],
  return_exceeds_purchase: [422, "The returns would exceed the purchase."],
  event_type_taken: [409, "Another kind of activity has this code. Choose another code."],
  event_type_unknown: [
    422,
    "This kind of activity is not known. Define it first, in Activities or with POST /event-types.",
  ],
  referral_code_unknown: [422, "Nobody has this referral code. Check it or leave it out."],
  self_referral: [422, "Nobody can invite themselves. Leave the referral code out."],
  purchase_not_found: [404, "This purchase does not exist."],

  import_not_ready: [409, "The file is not uploaded completely, or the import has run already."],
  file_not_readable: [422, "The file could not be read as a table. Check the separator and the encoding."],
  job_finished: [409, "The job has ended already."],
  job_not_cancellable: [409, "This job is not cancelled half-way. It ends by itself."],
  condition_invalid: [422, "The condition is not valid. Check the field, the operator and the value named."],
  survey_not_open: [409, "This survey is not open."],
  already_answered: [409, "This survey was answered with this link already."],
  link_invalid: [404, "This link is not valid any more."],
} as const satisfies Record<string, readonly [status: number, message: string]>

export type ErrorCode = keyof typeof errorCodes

export interface FieldError {
  path: string
  message: string
}

interface DomainErrorOptions {
  /** The fields at fault, each with its remedy. */
  fields?: FieldError[]
  /** One sentence more exact than the code's own. Never a raw error message. */
  detail?: string
}

/** A refusal that the product means: safe to show, stable in its code. Throw it inside a transaction to undo it. */
export class DomainError extends Error {
  readonly fields: FieldError[]
  readonly detail: string

  constructor(
    readonly code: ErrorCode,
    options: DomainErrorOptions = {},
  ) {
    super(code)
    this.name = "DomainError"
    this.fields = options.fields ?? []
    this.detail = options.detail ?? errorCodes[code][1]
  }

  get status(): number {
    return errorCodes[this.code][0]
  }
}

/** Whether the same may succeed a moment later: it waited behind others or the database too long, and was not refused for what it is. */
export function mayPass(error: unknown): boolean {
  return error instanceof DomainError && (error.status === 429 || error.status === 503)
}
