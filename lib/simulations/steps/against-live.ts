import { toJsonInteger } from "@/lib/core/points"
import { BestOf } from "../domain/best-of"
import type { DraftAgainstLive, MemberDifference } from "../domain/simulation-result"
import type { MemberFigures } from "./scenario-run"

const listed = 20

type Named = MemberDifference & { id: string }

/** Who gains and who loses by a draft, as members come by. */
export class AgainstLive {
  private readonly gainers = new BestOf<Named>(listed)
  private readonly losers = new BestOf<Named>(listed)
  private readonly sums = { gain: 0, lose: 0, same: 0, higherTier: 0, lowerTier: 0 }
  private gainMinor = 0n
  private loseMinor = 0n

  constructor(
    private readonly key: string,
    /** By the tier's name, from the lowest up. */
    private readonly ranks: ReadonlyMap<string, number>,
  ) {}

  add(customerId: string, memberId: string | null, live: MemberFigures | null, draft: MemberFigures | null): void {
    const difference = (draft?.valueMinor ?? 0n) - (live?.valueMinor ?? 0n)
    const one: Named = {
      id: customerId,
      customerId,
      memberId,
      liveMinor: toJsonInteger(live?.valueMinor ?? 0n),
      draftMinor: toJsonInteger(draft?.valueMinor ?? 0n),
      liveTier: live?.tierName ?? null,
      draftTier: draft?.tierName ?? null,
    }
    this.countTier(one)
    if (difference > 0n) {
      this.sums.gain += 1
      this.gainMinor += difference
      this.gainers.add(one, Number(difference))
    } else if (difference < 0n) {
      this.sums.lose += 1
      this.loseMinor -= difference
      this.losers.add(one, Number(-difference))
    } else this.sums.same += 1
  }

  result(): DraftAgainstLive {
    const plain = ({ id: _, ...one }: Named): MemberDifference => one
    return {
      key: this.key,
      ...this.sums,
      gainMinor: toJsonInteger(this.gainMinor),
      loseMinor: toJsonInteger(this.loseMinor),
      gainers: this.gainers.all().map(plain),
      losers: this.losers.all().map(plain),
    }
  }

  private countTier({ liveTier, draftTier }: Named): void {
    const [live, draft] = [this.rankOf(liveTier), this.rankOf(draftTier)]
    if (draft > live) this.sums.higherTier += 1
    if (draft < live) this.sums.lowerTier += 1
  }

  private rankOf(tier: string | null): number {
    return this.ranks.get(tier ?? "") ?? -1
  }
}
