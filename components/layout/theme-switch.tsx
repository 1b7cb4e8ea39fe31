"use client"

import { Monitor, Moon, Sun } from "lucide-react"
import { useEffect, useState } from "react"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { readTheme, THEME_COOKIE, type Theme } from "./theme"

const YEAR_SECONDS = 31_536_000

const options = [
  { value: "system", label: <Choice icon={<Monitor aria-hidden className="size-4" />} word="As the system" /> },
  { value: "light", label: <Choice icon={<Sun aria-hidden className="size-4" />} word="Light" /> },
  { value: "dark", label: <Choice icon={<Moon aria-hidden className="size-4" />} word="Dark" /> },
] as const

function Choice({ icon, word }: { icon: React.ReactNode; word: string }) {
  return (
    <span title={word}>
      {icon}
      <span className="sr-only">{word}</span>
    </span>
  )
}

function applyTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}

export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>("system")
  useEffect(() => setTheme(readTheme(document.documentElement.dataset.theme)), [])
  return (
    <SegmentedControl
      label="Theme"
      options={options}
      value={theme}
      onValueChange={(next) => {
        setTheme(next)
        applyTheme(next)
      }}
    />
  )
}
