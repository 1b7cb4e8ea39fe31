import type { Tx } from "@/lib/core/ctx"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { JudgeContext } from "./judge-member"
import type { CustomerPast } from "./read-timelines"

const noFacts: JudgeContext = {
  begin: () => undefined,
  readFact: () => () => null,
  usage: () => undefined,
  judged: () => undefined,
}

export type FactsOf = (member: KnownMember, past: CustomerPast) => JudgeContext

/** Loads what the program's conditions and limits ask for beyond the purchase itself. */
export async function loadFacts(
  _tx: Tx,
  _program: LiveProgram,
  _members: readonly KnownMember[],
  _customers: ReadonlyMap<string, KnownCustomer>,
): Promise<FactsOf> {
  return () => noFacts
}
