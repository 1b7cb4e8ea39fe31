"use client"

import { Check, Copy } from "lucide-react"
import { useEffect, useState } from "react"
import { Button } from "./button"

type CopyButtonProps = { text: string; label?: string; showLabel?: boolean }

export function CopyButton({ text, label = "Copy", showLabel }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Button
      variant={showLabel ? "secondary" : "ghost"}
      size={showLabel ? "md" : "icon-sm"}
      className="pointer-coarse:min-h-11 pointer-coarse:min-w-11"
      aria-label={showLabel ? undefined : label}
      title={label}
      icon={copied ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />}
      onClick={async () => {
        await navigator.clipboard.writeText(text)
        setCopied(true)
      }}
    >
      {showLabel ? (copied ? "Copied" : label) : null}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </Button>
  )
}
