"use client"

import { Toaster as Sonner, toast as sonner } from "sonner"

/** Stands once, in the shell. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      closeButton
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start gap-3 rounded-control border border-line bg-surface p-3 text-sm text-ink shadow-card font-sans",
          title: "font-semibold",
          description: "text-muted",
          icon: "mt-0.5 shrink-0",
          content: "grid grow gap-0.5",
          success: "[&_[data-icon]]:text-good",
          error: "[&_[data-icon]]:text-bad",
          warning: "[&_[data-icon]]:text-warning",
          actionButton: "h-7 shrink-0 rounded-md px-2 font-semibold text-accent-ink hover:bg-raised",
          closeButton:
            "absolute -top-2 -right-2 grid size-6 place-items-center rounded-full border border-line bg-surface text-muted",
        },
      }}
    />
  )
}

type ToastOptions = { description?: string /** For what can be taken back. */; undo?: () => void }

function options({ description, undo }: ToastOptions = {}) {
  return {
    description,
    action: undo ? { label: "Undo", onClick: undo } : undefined,
    duration: undo ? 10_000 : undefined,
  }
}

/** Says what has happened, once. What must be acted on belongs in the page. */
export const toast = {
  success: (message: string, more?: ToastOptions) => sonner.success(message, options(more)),
  error: (message: string, more?: ToastOptions) => sonner.error(message, { ...options(more), duration: 12_000 }),
  info: (message: string, more?: ToastOptions) => sonner(message, options(more)),
}
