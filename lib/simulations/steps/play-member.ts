import { least } from "@/lib/core/points"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { type Judged, type Judgement, judgeMember, type TimelineActivity } from "@/lib/purchases/steps/judge-member"
import { SimulatedWallet, type WalletTerms } from "../domain/simulated-wallet"
import type { GivenGift, MemberToPlay, WalletDeed } from "./member-to-play"

export interface Played {
  judgement: Judgement
  wallet: SimulatedWallet
}

type Happening =
  | { at: number; order: 0; judged: Judged }
  | { at: number; order: 1; gift: GivenGift }
  | { at: number; order: 2; activity: TimelineActivity; judged: Judged }
  | { at: number; order: 3; deed: WalletDeed }

/**
 * Judges what a member did by the one judgement that awards, and plays what follows for the points: maturing, returns,
 * redemptions, running out. Nothing is read and nothing written.
 */
export function playMember(program: LiveProgram, member: MemberToPlay, terms: WalletTerms, endMs: number): Played {
  const judgement = judgeMember(program, terms.timeZone, member.timeline, member.context, { traces: false })
  return { judgement, wallet: playWallet(program, member, judgement, terms, endMs) }
}

/** What follows for a member's points from what was judged, on other terms too. */
export function playWallet(
  program: LiveProgram,
  { timeline, deeds = [], joiningGifts = [], returnedAsOf }: Omit<MemberToPlay, "context">,
  judgement: Judgement,
  terms: WalletTerms,
  endMs: number,
): SimulatedWallet {
  const wallet = new SimulatedWallet(terms)
  const keeps = keepsAlive(program)
  const gifts = [...joiningGifts, ...judgement.gifts]
  const returns = timeline.activities.filter(({ returnOf }) => returnOf !== undefined)
  if (deeds.length + gifts.length + returns.length === 0) {
    for (const judged of judgement.awarded) award(wallet, judged, keeps)
  } else {
    const found = new Map(judgement.awarded.map((judged) => [judged.activity.externalId, judged]))
    const happenings: Happening[] = [
      ...judgement.awarded.map((judged): Happening => ({ at: judged.activity.at.getTime(), order: 0, judged })),
      ...gifts.map((gift): Happening => ({ at: gift.at.getTime(), order: 1, gift })),
      ...returns.flatMap((activity): Happening[] => {
        const judged = found.get(activity.returnOf?.externalId ?? "")
        const asOf = returnedAsOf?.get(activity.externalId) ?? activity.at
        return judged ? [{ at: Math.min(asOf.getTime(), endMs - 1), order: 2, activity, judged }] : []
      }),
      ...deeds.map((deed): Happening => ({ at: deed.at.getTime(), order: 3, deed })),
    ]
    for (const one of happenings.sort((a, b) => a.at - b.at || a.order - b.order)) happen(wallet, one, keeps)
  }
  wallet.advance(endMs - 1)
  return wallet
}

function award(wallet: SimulatedWallet, { activity, result }: Judged, keeps: boolean): void {
  wallet.advance(activity.at.getTime())
  // Every purchase keeps points alive; of other activities those that earn.
  if (keeps && (activity.judge?.kind === "purchase" || result.awards.length > 0)) wallet.keepAlive(activity.day)
  if (result.awards.length > 0) wallet.award(activity.externalId, activity.at, result.awards)
}

function happen(wallet: SimulatedWallet, one: Happening, keeps: boolean): void {
  wallet.advance(one.at)
  if (one.order === 0) award(wallet, one.judged, keeps)
  else if (one.order === 1) wallet.present(one.gift.tierId, one.gift.at, BigInt(one.gift.points))
  else if (one.order === 3) doDeed(wallet, one.deed)
  else {
    const { activity, judged } = one
    const taken = judged.takenBack[activity.returnOf?.position ?? 0] ?? []
    wallet.takeBack(judged.activity.externalId, activity.at, new Date(one.at), taken)
  }
}

function doDeed(wallet: SimulatedWallet, deed: WalletDeed): void {
  if (deed.kind === "spent") {
    wallet.spend(deed.id, deed.at, least(deed.points, wallet.availablePoints()), deed.as)
  } else if (deed.kind === "restored") wallet.restore(deed.id, deed.at)
  else if (deed.kind === "given") wallet.give(deed.id, deed.at, deed)
  else wallet.resolve(deed.activity, deed.at, deed.kind)
}

const keeping = new WeakMap<LiveProgram, boolean>()

/** Whether activity keeps any points of the program alive. */
function keepsAlive(program: LiveProgram): boolean {
  let known = keeping.get(program)
  if (known === undefined) {
    known = program.versions.some(({ compiled }) =>
      compiled.rules.some(({ rule }) => rule.expiry?.kind === "inactivity"),
    )
    keeping.set(program, known)
  }
  return known
}
