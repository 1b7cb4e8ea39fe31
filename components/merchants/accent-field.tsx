"use client"

import type { CSSProperties } from "react"
import { DEFAULT_ACCENT, deriveAccent } from "@/components/ui/accent"
import { Badge } from "@/components/ui/badge"
import { buttonStyles } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { contrast, parseHex } from "@/components/ui/contrast"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"

type AccentFieldProps = {
  value: string
  onValueChange: (value: string) => void
  error?: string
  disabled?: boolean
}

const readable = 4.5

/** What contrast does to the colour, in one sentence. */
function contrastNote(hex: string): string {
  const light = deriveAccent(hex, "light")
  const ratio = contrast(light.fill, light.onFill).toFixed(1)
  const onPaper = contrast(hex, "#ffffff")
  const text = light.onFill === "#ffffff" ? "White" : "Dark"
  const fill = `${text} text on your colour has a contrast of ${ratio}:1.`
  if (onPaper >= readable) return `${fill} It can be read as text on white too (${onPaper.toFixed(1)}:1).`
  return `${fill} As text on white it would be too pale (${onPaper.toFixed(1)}:1, needed ${readable}:1), so text wears a darker shade of it.`
}

/** The merchant's colour, with what members will see of it in both themes. */
export function AccentField({ value, onValueChange, error, disabled }: AccentFieldProps) {
  const hex = parseHex(value) ? value : DEFAULT_ACCENT
  return (
    <Card>
      <CardHeader title="Accent" description="One colour for buttons, links and the card in your members' hands." />
      <div className="grid gap-6 sm:grid-cols-[14rem_1fr]">
        <div className="flex items-end gap-2 self-start">
          <Field name="accent" label="Colour" error={error} disabled={disabled} className="grow">
            <Input name="accent" value={value} onChange={(event) => onValueChange(event.target.value)} maxLength={7} />
          </Field>
          <input
            type="color"
            aria-label="Pick a colour"
            value={hex.toLowerCase()}
            disabled={disabled}
            onChange={(event) => onValueChange(event.target.value.toUpperCase())}
            className="h-9 w-12 shrink-0 rounded-control border border-line-strong bg-surface p-1"
          />
        </div>
        <div className="grid gap-3">
          <div className="grid gap-3 sm:grid-cols-2">
            {(["light", "dark"] as const).map((theme) => (
              <Preview key={theme} theme={theme} accent={hex} />
            ))}
          </div>
          <p className="text-xs text-muted" role="status">
            {contrastNote(hex)}
          </p>
        </div>
      </div>
    </Card>
  )
}

// The grounds of both themes as globals.css has them: a preview shows the theme that is not on, too.
const grounds = {
  light: { "--paper": "#fbfaf7", "--line": "#e7e3db", "--ink": "#1c1917", "--muted": "#57534e" },
  dark: { "--paper": "#171412", "--line": "#37312c", "--ink": "#f5f2ed", "--muted": "#b4aca3" },
}

function previewStyle(theme: "light" | "dark", hex: string): CSSProperties {
  const { fill, onFill, ink, tint } = deriveAccent(hex, theme)
  const accent = { "--accent": fill, "--on-accent": onFill, "--accent-ink": ink, "--accent-tint": tint }
  return { ...grounds[theme], ...accent } as CSSProperties
}

function Preview({ theme, accent }: { theme: "light" | "dark"; accent: string }) {
  return (
    <div
      style={previewStyle(theme, accent)}
      className="grid gap-3 rounded-control border border-line bg-paper p-4 text-ink"
    >
      <p className="text-xs text-muted">{theme === "light" ? "Light" : "Dark"}</p>
      <p className="tabular text-2xl font-semibold">
        480 <span className="text-sm font-normal text-muted">points</span>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <span className={buttonStyles({ variant: "primary", size: "sm" })}>Redeem</span>
        <Badge tone="accent" icon={false}>
          Silver
        </Badge>
        <span className="text-sm font-semibold text-accent-ink underline">Rewards</span>
      </div>
    </div>
  )
}
