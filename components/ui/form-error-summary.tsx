"use client"

import { CircleAlert } from "lucide-react"
import { useEffect, useRef } from "react"

export type FormError = { message: string /** Name of the field that it belongs to. */; name?: string }

function focusField(name: string) {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? document.getElementsByName(name)[0]
  const control = field?.matches("input,select,textarea,button")
    ? field
    : field?.querySelector("input,select,textarea,button")
  if (control instanceof HTMLElement) control.focus()
}

/** What went wrong, at the top of the form. Takes the focus when errors arrive; each line jumps to its field. */
export function FormErrorSummary({ errors, title = "Please check these" }: { errors: FormError[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null)
  const key = errors.map((error) => error.message).join("\n")
  useEffect(() => {
    if (key) box.current?.focus()
  }, [key])
  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-3 rounded-control border border-bad/40 bg-bad-tint p-3 text-sm outline-offset-2"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="grid gap-1">
        <p className="font-semibold">{title}</p>
        <ul className="grid gap-0.5">
          {errors.map((error) => (
            <li key={`${error.name}:${error.message}`}>
              {error.name ? (
                <button
                  type="button"
                  className="min-h-6 text-start underline"
                  onClick={() => focusField(error.name ?? "")}
                >
                  {error.message}
                </button>
              ) : (
                error.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
