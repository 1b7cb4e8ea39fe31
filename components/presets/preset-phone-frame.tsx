"use client"

import { Gift } from "lucide-react"
import { useState } from "react"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { formatInteger } from "@/lib/core/points"
import type { PresetPhone } from "@/lib/presets/domain/preset-phone"

type Screen = "home" | "earn" | "rewards" | "tiers"

const labels: Record<Screen, string> = { home: "Home", earn: "Earn", rewards: "Rewards", tiers: "Tiers" }

type PresetPhoneFrameProps = { title: string; phone: PresetPhone }

/** A phone with the screens that a member would go through. */
export function PresetPhoneFrame({ title, phone }: PresetPhoneFrameProps) {
  const [screen, setScreen] = useState<Screen>("home")
  const shown: Screen[] = phone.tiers.length > 0 ? ["home", "earn", "rewards", "tiers"] : ["home", "earn", "rewards"]
  return (
    <div className="grid justify-items-center gap-3">
      <SegmentedControl
        label="Screen of the phone"
        options={shown.map((value) => ({ value, label: labels[value] }))}
        value={screen}
        onValueChange={setScreen}
      />
      <div className="w-full max-w-72 rounded-[2rem] border-4 border-line-strong bg-paper p-1.5 shadow-card">
        <section
          aria-label={`Phone: ${labels[screen]}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          className="grid h-[30rem] content-start gap-3 overflow-y-auto rounded-[1.5rem] border border-line bg-paper p-4"
        >
          <p className="truncate text-xs text-muted">{title}</p>
          <PhoneScreen screen={screen} phone={phone} />
        </section>
      </div>
      <p className="max-w-72 text-center text-xs text-muted">
        A member after {formatInteger(phone.purchases)} usual purchases at the usual pace.
      </p>
    </div>
  )
}

function PhoneScreen({ screen, phone }: { screen: Screen; phone: PresetPhone }) {
  if (screen === "earn") return <Sentences title="How you earn" sentences={phone.earn} />
  if (screen === "rewards") return <Rewards title="Rewards" rewards={phone.rewards} />
  if (screen === "tiers") return <Tiers phone={phone} />
  const now = phone.rewards.filter(({ canHave }) => canHave).slice(-2)
  const next = phone.rewards.filter(({ canHave }) => !canHave).slice(0, 1)
  return (
    <>
      <Balance phone={phone} />
      {phone.progress ? <Progress {...phone.progress} /> : null}
      {now.length > 0 ? <Rewards title="You can have now" rewards={now} /> : null}
      {next.length > 0 ? <Rewards title="Next" rewards={next} /> : null}
    </>
  )
}

function Balance({ phone: { points, noun, tier } }: { phone: PresetPhone }) {
  return (
    <div className="grid gap-1 rounded-card bg-accent p-4 text-on-accent">
      <p className="text-xs">Hello</p>
      <p className="tabular text-3xl font-semibold tracking-tight break-words">{formatInteger(points)}</p>
      <p className="flex flex-wrap items-baseline justify-between gap-x-2 text-sm">
        <span className="break-words">{noun}</span>
        {tier ? <span className="font-semibold break-words">{tier}</span> : null}
      </p>
    </div>
  )
}

function Progress({ words, percent }: NonNullable<PresetPhone["progress"]>) {
  return (
    <div className="grid gap-1.5">
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
        <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <p className="text-xs break-words">{words}</p>
    </div>
  )
}

function Rewards({ title, rewards }: { title: string; rewards: PresetPhone["rewards"] }) {
  return (
    <>
      <p className="text-xs font-semibold">{title}</p>
      <ul className="grid gap-2">
        {rewards.map(({ name, detail }) => (
          <li key={name} className="flex items-center gap-3 rounded-control border border-line bg-surface p-2.5">
            <Gift aria-hidden className="size-4 shrink-0 text-accent-ink" />
            <span className="grid min-w-0 gap-0.5">
              <span className="text-sm break-words">{name}</span>
              <span className="tabular text-xs text-muted">{detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  return (
    <>
      <p className="text-xs font-semibold">{title}</p>
      <ul className="grid gap-2">
        {sentences.map((sentence) => (
          <li key={sentence} className="rounded-control border border-line bg-surface p-2.5 text-sm break-words">
            {sentence}
          </li>
        ))}
      </ul>
    </>
  )
}

function Tiers({ phone: { tiers, tier: own } }: { phone: PresetPhone }) {
  return (
    <ol className="grid gap-2">
      {tiers.map(({ name, how, benefits }) => (
        <li key={name} className="grid gap-1 rounded-control border border-line bg-surface p-2.5">
          <p className="flex items-baseline justify-between gap-2 text-sm font-semibold">
            {name}
            {name === own ? <span className="text-xs font-normal text-accent-ink">Yours</span> : null}
          </p>
          <p className="text-xs break-words text-muted">{how}</p>
          {benefits.map((benefit) => (
            <p key={benefit} className="text-xs break-words">
              {benefit}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}
