"use client"

import { Button } from "@/components/ui/button"

type GrantFooterProps = { busy: boolean; onCancel: () => void; onSend: () => void }

/** The end of a dialog that gives a tier. */
export function GrantFooter({ busy, onCancel, onSend }: GrantFooterProps) {
  return (
    <>
      <Button onClick={onCancel}>Cancel</Button>
      <Button variant="primary" loading={busy} onClick={onSend}>
        Give tier
      </Button>
    </>
  )
}
