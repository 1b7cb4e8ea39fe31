"use client"

import { AlertDialog } from "@base-ui/react/alert-dialog"
import { type ReactElement, type ReactNode, useState } from "react"
import { Button } from "./button"

type ConfirmDialogProps = {
  trigger: ReactElement
  /** A question: "Delete this segment?" */
  title: ReactNode
  /** What will happen, and whether it can be undone. */
  description: ReactNode
  /** The verb of the question: "Delete segment". */
  confirmLabel: string
  cancelLabel?: string
  danger?: boolean
  /** The dialog stays open and busy until it settles, and open when it throws or answers false. */
  onConfirm: () => Promise<unknown> | undefined
}

/** Asks once before what cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, title, description, confirmLabel, cancelLabel = "Cancel", danger = true, onConfirm } = props
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  async function confirm() {
    setBusy(true)
    try {
      if ((await onConfirm()) !== false) setOpen(false)
    } finally {
      setBusy(false)
    }
  }
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Trigger render={trigger} />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fade-motion fixed inset-0 z-40 bg-scrim" />
        <AlertDialog.Popup className="popup-motion fixed inset-x-4 top-[16dvh] z-50 mx-auto grid max-w-md gap-4 rounded-card border border-line bg-surface p-6 shadow-card outline-none">
          <AlertDialog.Title className="text-xl font-semibold tracking-tight">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="text-muted">
            {description}
          </AlertDialog.Description>
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Close render={<Button disabled={busy}>{cancelLabel}</Button>} />
            <Button variant={danger ? "danger" : "primary"} loading={busy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
