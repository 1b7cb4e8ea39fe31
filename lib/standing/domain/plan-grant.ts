import { type Day, isDay, startOfLocalDay } from "@/lib/core/calendar"
import { DomainError } from "@/lib/core/errors"
import type { TierGrantInput } from "../schema"

/** What a grant is of, once its moments are known. */
export type GrantTimes = { from: Date; until: Date | null }

function refuse(path: string, message: string): never {
  throw new DomainError("invalid_input", { fields: [{ path, message }], detail: message })
}

function instantOf(moment: string, timeZone: string): Date {
  return isDay(moment) ? startOfLocalDay(moment as Day, timeZone) : new Date(moment)
}

/** From when to when a grant holds. Throws `invalid_input` for what its kind does not take, or takes and is not there. */
export function planGrant(
  { kind, from, until, target, giverMemberId, memberId }: TierGrantInput,
  { now, joinedAt, timeZone }: { now: Date; joinedAt: Date; timeZone: string },
): GrantTimes {
  if (target && kind !== "match") refuse("target", "Only a match has a target. Leave it out.")
  if (kind === "gift" && giverMemberId === undefined) refuse("giverMemberId", "Name the member who gives it.")
  if (kind !== "gift" && giverMemberId !== undefined) refuse("giverMemberId", "Only a gift has a giver. Leave it out.")
  if (giverMemberId === memberId) refuse("giverMemberId", "Nobody can give a tier to themselves. Name another member.")
  if (kind === "gift" && from !== undefined) refuse("from", "A gift holds from now on. Leave it out.")
  if (until === undefined && (kind === "match" || kind === "headStart")) refuse("until", "Say until when it holds.")
  const given = from === undefined ? null : instantOf(from, timeZone)
  const start = kind === "headStart" ? joinedAt : now
  const begins = given === null ? start : given < joinedAt ? joinedAt : given
  const ends = until === undefined ? null : instantOf(until, timeZone)
  if (ends !== null && ends <= begins) refuse("until", "It must end after it begins. Choose a later day.")
  return { from: begins, until: ends }
}
