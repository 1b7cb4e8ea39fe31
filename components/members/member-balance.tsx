import { Card, CardHeader } from "@/components/ui/card"
import { Progress } from "@/components/ui/progress"
import { Time } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { TierProgressView } from "@/lib/programs/domain/tier-standing"
import type { MemberView, WalletView } from "@/lib/programs/steps/member-views"

type Need = NonNullable<TierProgressView["next"]>["needs"][number]
export type CurrencyWords = { code: string; name: string; plural: string }

type MemberBalanceProps = {
  member: MemberView
  currency: CurrencyWords
  moneyCurrency: string
  timeZone: string /** About the tier, a sentence each. */
  standing: readonly string[]
}

/** What a member has, in which tier, and what is missing to the next. */
export function MemberBalance({ member, currency, moneyCurrency, timeZone, standing }: MemberBalanceProps) {
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <Card>
        <CardHeader title="Points" />
        {member.wallets.length === 0 ? <p className="text-2xl font-semibold">{formatPoints(0n, currency)}</p> : null}
        <div className="grid gap-4">
          {member.wallets.map((wallet) => (
            <Wallet key={wallet.currency} wallet={wallet} currency={currency} timeZone={timeZone} />
          ))}
        </div>
      </Card>
      <Card>
        <CardHeader title="Tier" />
        <TierState
          member={member}
          currency={currency}
          moneyCurrency={moneyCurrency}
          timeZone={timeZone}
          standing={standing}
        />
      </Card>
    </div>
  )
}

function Wallet({ wallet, currency, timeZone }: { wallet: WalletView; currency: CurrencyWords; timeZone: string }) {
  const words = wallet.currency === currency.code ? currency : { name: wallet.currency, plural: wallet.currency }
  return (
    <div className="grid gap-1">
      <p className="tabular text-2xl font-semibold tracking-tight">{formatPoints(wallet.availablePoints, words)}</p>
      {wallet.availablePoints < 0n ? (
        <p className="text-sm text-muted">
          A return took more than there was. What is earned next fills the gap before anything can be spent.
        </p>
      ) : null}
      {wallet.pendingPoints > 0n ? (
        <p className="text-sm text-muted">{formatPoints(wallet.pendingPoints, words)} more are pending.</p>
      ) : null}
      {wallet.expiringAt && wallet.expiringPoints > 0n ? (
        <p className="text-sm text-muted">
          {formatPoints(wallet.expiringPoints, words)} can be used through{" "}
          <Time instant={new Date(Date.parse(wallet.expiringAt) - 1)} timeZone={timeZone} />, then they expire.
        </p>
      ) : (
        <p className="text-sm text-muted">Nothing is about to expire.</p>
      )}
    </div>
  )
}

const missingWords: Record<Need["metric"], (missing: string, tier: string) => string> = {
  spendMinor: (missing, tier) => `${missing} more to spend for ${tier}`,
  pointsEarned: (missing, tier) => `${missing} more to earn for ${tier}`,
  purchases: (missing, tier) => `${missing} more ${missing === "1" ? "purchase" : "purchases"} for ${tier}`,
  qualifyingPoints: (missing, tier) => `${missing} more qualifying points for ${tier}`,
}

function amount(value: bigint, metric: Need["metric"], moneyCurrency: string): string {
  return metric === "spendMinor" ? formatMoney(value, moneyCurrency) : formatInteger(value)
}

function TierState({ member, moneyCurrency, timeZone, standing }: MemberBalanceProps) {
  const { tier, tierProgress } = member
  const { holdsUntil, next, grant } = tierProgress
  const isGiven = grant?.earned !== undefined && grant.earned?.id !== tier?.id
  const name = <p className="text-2xl font-semibold tracking-tight">{tier?.name ?? "No tier"}</p>
  // Whoever left, or was erased, is on the way to no tier.
  if (member.status !== "active") return name
  return (
    <div className="grid gap-3">
      {name}
      {holdsUntil ? (
        <p className="text-sm text-muted">
          Holds through <Time instant={new Date(new Date(holdsUntil).getTime() - 1)} timeZone={timeZone} />
          {isGiven ? "." : " if nothing more is bought."}
        </p>
      ) : null}
      {next ? (
        <div className="grid gap-2">
          {next.needs.map((need) => (
            <Progress
              key={need.metric}
              label={missingWords[need.metric](amount(need.missing, need.metric, moneyCurrency), next.tier.name)}
              value={Number(need.reached)}
              max={Number(need.threshold)}
              detail={`${amount(need.reached, need.metric, moneyCurrency)} of ${amount(need.threshold, need.metric, moneyCurrency)}`}
            />
          ))}
          {next.by ? (
            <p className="text-sm text-muted">
              Before <Time instant={next.by} timeZone={timeZone} />.
            </p>
          ) : null}
        </div>
      ) : tier && !isGiven ? (
        <p className="text-sm text-muted">The highest tier.</p>
      ) : null}
      {standing.map((sentence) => (
        <p key={sentence} className="text-sm text-muted text-pretty">
          {sentence}
        </p>
      ))}
    </div>
  )
}
