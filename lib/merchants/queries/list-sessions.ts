import type { Ctx } from "@/lib/core/ctx"
import { inGlobal } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { deviceName } from "@/lib/merchants/domain/device-name"

export interface SessionRow {
  id: string
  device: string
  signedInAt: Date
  expiresAt: Date
  /** The device that asks. */
  current: boolean
}

/** The devices on which the signed-in staff user is signed in, the newest first. */
export async function listSessions(ctx: Ctx): Promise<SessionRow[]> {
  const { actor } = ctx
  if (actor.kind !== "staff") throw new DomainError("forbidden")
  const rows = await inGlobal((db) =>
    db.staffSession.findMany({
      where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: ctx.now } },
      orderBy: { id: "desc" },
      take: 100,
    }),
  )
  return rows.map(({ id, userAgent, createdAt, expiresAt }) => ({
    id,
    device: deviceName(userAgent),
    signedInAt: createdAt,
    expiresAt,
    current: id === actor.sessionId,
  }))
}
