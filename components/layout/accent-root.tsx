"use client"

import { useEffect } from "react"
import { accentStyle } from "@/components/ui/accent"

/** Lends the merchant's accent to dialogs and menus, which stand outside the shell in the page. */
export function AccentRoot({ accent }: { accent: string }) {
  useEffect(() => {
    const root = document.documentElement
    const variables = Object.entries(accentStyle(accent)) as [string, string][]
    for (const [name, value] of variables) root.style.setProperty(name, value)
    return () => {
      for (const [name] of variables) root.style.removeProperty(name)
    }
  }, [accent])
  return null
}
