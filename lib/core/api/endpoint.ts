import type { z } from "zod"
import type { Ctx } from "../ctx"
import type { Permission } from "../permissions"

export type Method = "GET" | "POST" | "PATCH" | "DELETE"

/** One operation of the REST API: what it takes, what it answers, which command or query does it. */
export interface Endpoint<P = never, Q = never, B = never, R = unknown> {
  method: Method
  /** `/members/{id}` */
  path: string
  area: string
  summary: string
  permission: Permission
  /** Ids in the path; a malformed one is answered like an unknown one, 404. */
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  body?: z.ZodType<B>
  /** The answers, by status; for the document. */
  responses: Record<number, z.ZodType>
  /** The answer holds a secret: kept under an Idempotency-Key, it is kept sealed. */
  secret?: boolean
  run(ctx: Ctx, input: { params: P; query: Q; body: B }): Promise<R>
  /** How the result is answered; default: with the lowest of the statuses, as it is. */
  respond?(result: R): { status: number; body: unknown }
}

/** What the router and the document see of an endpoint. */
export interface AnyEndpoint {
  method: Method
  path: string
  area: string
  summary: string
  permission: Permission
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  responses: Record<number, z.ZodType>
  secret?: boolean
  handle(ctx: Ctx, input: { params: unknown; query: unknown; body: unknown }): Promise<unknown>
  answer(result: unknown): { status: number; body: unknown }
}

/** Declares an endpoint; the types of its parts are checked against one another here and nowhere else. */
export function endpoint<P, Q, B, R>(declared: Endpoint<P, Q, B, R>): AnyEndpoint {
  const { run, respond, ...rest } = declared
  const usual = Math.min(...Object.keys(declared.responses).map(Number))
  return {
    ...rest,
    handle: (ctx, input) => run(ctx, input as { params: P; query: Q; body: B }),
    answer: (result) => respond?.(result as R) ?? { status: usual, body: result },
  }
}
