"use client"

import { useEffect, useState } from "react"
import type { SelectOption } from "@/components/ui/select"

/** Looks members up by name, e-mail, phone or card. */
export type MemberSearch = (text: string) => Promise<{ id: string; name: string; detail: string }[]>

const pauseMs = 200

export function useMemberSearch(search: MemberSearch | null) {
  const [text, setText] = useState("")
  const [options, setOptions] = useState<SelectOption[]>([])

  useEffect(() => {
    if (!search || text.trim() === "") return
    let current = true
    const timer = setTimeout(async () => {
      const found = await search(text)
      if (current)
        setOptions(found.map(({ id, name, detail }) => ({ value: id, label: detail ? `${name} · ${detail}` : name })))
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [search, text])

  return { text, setText, options }
}
