import { PrismaPg } from "@prisma/adapter-pg"
import type { SqlQueryable } from "@prisma/driver-adapter-utils"

/**
 * Prisma asks for the relations of a `select` all at once. A transaction has one connection, which answers one thing after
 * the other, and pg wants to be asked so.
 */
export class InTurnPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolation) => inTurn(await start(isolation))
    return adapter
  }
}

/** Lets each statement wait for the one before it, whether that one worked or not. */
export function inTurn<T extends SqlQueryable>(connection: T): T {
  let last: Promise<unknown> = Promise.resolve()
  const waiting =
    <Asked, Answer>(ask: (asked: Asked) => Promise<Answer>) =>
    (asked: Asked) => {
      const answer = last.then(() => ask(asked))
      last = answer.catch(() => undefined)
      return answer
    }
  connection.queryRaw = waiting(connection.queryRaw.bind(connection))
  connection.executeRaw = waiting(connection.executeRaw.bind(connection))
  return connection
}
