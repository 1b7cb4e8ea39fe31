"use client"

import { createContext, type ReactNode, use, useActionState, useState } from "react"
import { invalidFields } from "@/components/ui/invalid-fields"

export interface Outcome {
  data?: unknown
  serverError?: { code?: string; message: string; fields: { path: string; message: string }[] } | undefined
  validationErrors?: object | undefined
}

interface PortalFormProps<R extends Outcome> {
  action: (previous: Awaited<R>, form: FormData) => R | Promise<R>
  submit: string
  submitClass: string
  /** What to say after it worked, where the page stays. */
  done?: string
  /** What to show instead of the form once it worked: the question that it leads to, and the way back to the form. */
  then?: (data: NonNullable<R["data"]>, back: () => void) => ReactNode
  /** What goes along without being seen. */
  hidden?: Record<string, string | number>
  className?: string
  children?: ReactNode
}

const Errors = createContext<Record<string, string>>({})

/** What the form around it refused of a field. */
export function usePortalError(name: string): string | undefined {
  return use(Errors)[name]
}

function errorsOf({ validationErrors, serverError }: Outcome): Record<string, string> {
  const invalid = invalidFields(validationErrors).map(({ name = "", message }) => [name, message])
  return Object.fromEntries([...invalid, ...(serverError?.fields ?? []).map(({ path, message }) => [path, message])])
}

/** A form that a server action takes, with or without JavaScript. What it refuses is said above and beside the fields. */
export function PortalForm<R extends Outcome>(props: PortalFormProps<R>) {
  const { action, submit, submitClass, done, then, hidden = {}, className = "grid gap-5", children } = props
  const [outcome, send, busy] = useActionState<R, FormData>(action, {} as Awaited<R>)
  const [left, setLeft] = useState<R>()
  const errors = errorsOf(outcome)
  const refusal =
    outcome.serverError?.message ??
    errors[""] ??
    (Object.keys(errors).length > 0 ? "Look at what is marked below." : null)
  if (then && outcome.data !== undefined && outcome.data !== null && outcome !== left)
    return then(outcome.data, () => setLeft(outcome))
  return (
    <form action={send} className={className} noValidate>
      <Errors value={errors}>
        {refusal ? (
          <p role="alert" className="rounded-control border border-bad/30 bg-bad-tint p-3 text-sm">
            {outcome.serverError?.code === "unauthenticated" ? <SignInAgain /> : refusal}
          </p>
        ) : null}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <button type="submit" aria-disabled={busy || undefined} aria-busy={busy || undefined} className={submitClass}>
          {submit}
        </button>
        <p role="status" className="text-sm text-good empty:hidden">
          {done && outcome.data !== undefined && !busy ? done : null}
        </p>
      </Errors>
    </form>
  )
}

/** The session ended while the page was open. Asked for again, the page leads to where one signs in. */
function SignInAgain() {
  return (
    <>
      You are signed out, and nothing was done.{" "}
      <a href="?" className="font-semibold underline">
        Sign in again
      </a>
      .
    </>
  )
}

interface PortalFieldProps {
  name: string
  label: string
  type?: "email" | "text" | "date"
  help?: string
  autoComplete: string
  inputMode?: "numeric" | "email"
  initial?: string
  maxLength?: number
  /** Of a date: the last day that can be chosen. */
  max?: string
  inputClass: string
  focused?: boolean
  optional?: boolean
}

/** A field that keeps what was typed when the form is refused, and says beside it why. */
export function PortalField({
  name,
  label,
  help,
  initial = "",
  inputClass,
  focused,
  optional,
  ...input
}: PortalFieldProps) {
  const [value, setValue] = useState(initial)
  const error = usePortalError(name)
  const described = [error ? `${name}-error` : "", help ? `${name}-help` : ""].filter(Boolean).join(" ")
  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      <input
        id={name}
        name={name}
        required={!optional}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        // biome-ignore lint/a11y/noAutofocus: the page is for this one field
        autoFocus={focused}
        className={inputClass}
        {...input}
      />
      {error ? (
        <p id={`${name}-error`} className="text-sm text-bad">
          {error}
        </p>
      ) : null}
      {help ? (
        <p id={`${name}-help`} className="text-sm text-muted">
          {help}
        </p>
      ) : null}
    </div>
  )
}
