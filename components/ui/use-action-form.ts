"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import type { FormError } from "./form-error-summary"
import { invalidFields } from "./invalid-fields"

/** What an action answers: its data, or why it refused. */
export type ActionAnswer<Data> = {
  data?: Data
  serverError?: { message: string; fields: readonly { path: string; message: string }[] }
  validationErrors?: object
}

type Done<Data> = (data: Data) => unknown

const unreachable = "The server could not be reached. Check your connection and try again."

/** The refusals of an answer, each with the field it belongs to. */
export function answerErrors(answer: ActionAnswer<unknown>): FormError[] {
  const { serverError, validationErrors } = answer
  const named = serverError?.fields.map(({ path, message }) => ({ name: path, message })) ?? []
  const server = serverError && named.length === 0 ? [{ message: serverError.message }] : []
  return [...invalidFields(validationErrors), ...named, ...server]
}

/**
 * Sends a form to an action and keeps what it refused. On success `onDone` runs and the page's data are read again.
 * `send` answers whether it worked, so that a ConfirmDialog can stay open.
 */
export function useActionForm<Input, Data>(action: (input: Input) => Promise<ActionAnswer<Data>>, onDone?: Done<Data>) {
  const router = useRouter()
  const [errors, setErrors] = useState<FormError[]>([])
  const [busy, setBusy] = useState(false)

  async function send(input: Input): Promise<boolean> {
    if (busy) return false
    setBusy(true)
    setErrors([])
    const answer = await action(input).catch(() => undefined)
    const refused = answer ? answerErrors(answer) : [{ message: unreachable }]
    if (refused.length === 0) await onDone?.(answer?.data as Data)
    setErrors(refused)
    setBusy(false)
    if (refused.length === 0) router.refresh()
    return refused.length === 0
  }

  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message
  return { send, errors, errorOf, busy }
}
