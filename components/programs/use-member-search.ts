"use client"

import { useEffect, useState } from "react"
import type { SelectOption } from "@/components/ui/select"

/** Looks members up by name, e-mail, phone or card. */
export type MemberSearch = (text: string) => Promise<{ id: string; name: string; detail: string }[]>

const pauseMs = 200

export function useMemberSearch(search: MemberSearch | null) {
  const [text, setText] = useState("")
  const [found, setFound] = useState<SelectOption[]>([])
  const [chosen, setChosen] = useState<SelectOption | null>(null)

  useEffect(() => {
    if (!search || text.trim() === "" || text === chosen?.label) return
    let current = true
    const timer = setTimeout(async () => {
      const members = await search(text)
      if (current)
        setFound(members.map(({ id, name, detail }) => ({ value: id, label: detail ? `${name} · ${detail}` : name })))
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [search, text, chosen?.label])

  // Who is chosen stays among the options: a new search must not unchoose them.
  const others = found.filter(({ value }) => value !== chosen?.value)
  const options = chosen ? [chosen, ...others] : others
  return {
    text,
    setText,
    memberId: chosen?.value ?? null,
    options,
    choose: (id: string | null) => setChosen(options.find(({ value }) => value === id) ?? null),
  }
}
