import type { AddressInfo } from "node:net"
import PostalMime, { type Email } from "postal-mime"
import { SMTPServer } from "smtp-server"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { queueMail } from "@/lib/core/mail"
import { sendMail } from "@/lib/core/send-mail"
import { makeMerchant } from "@/tests/support/world"

// The settings are read once by the modules that a worker's files share: this file has a mail server and takes its own.
vi.hoisted(() => vi.resetModules())

const received: Email[] = []
let refusing = false

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    const parts: Buffer[] = []
    stream.on("data", (part: Buffer) => parts.push(part))
    stream.on("end", async () => {
      if (refusing) return done(new Error("mailbox full"))
      received.push(await PostalMime.parse(Buffer.concat(parts)))
      done()
    })
  },
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.server.address() as AddressInfo
  // Read when the first message is queued or sent, which is after this.
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
})

afterAll(() => {
  delete process.env.SMTP_URL
  vi.resetModules()
  return new Promise<void>((resolve) => server.close(() => resolve()))
})

async function queued(ctx: Ctx): Promise<string> {
  await inTransaction(ctx, (tx) =>
    queueMail(tx, {
      purpose: "code",
      to: "ada@example.com",
      subject: "Your code",
      paragraphs: ["Your code is 123456.", "<b>Not markup</b>"],
      link: { label: "Open your card", url: "https://shop.example/p/a/b?x=1&y=2" },
    }),
  )
  const mail = await inRead(ctx, (tx) => tx.db.mail.findFirstOrThrow({ where: { merchantId: ctx.merchantId } }))
  return mail.id
}

const stateOf = (ctx: Ctx) =>
  inRead(ctx, (tx) => tx.db.mail.findFirstOrThrow({ where: { merchantId: ctx.merchantId } }))

test("a queued message goes out over SMTP once, as text and as HTML without foreign markup", async () => {
  const ctx = await makeMerchant()
  const id = await queued(ctx)
  expect((await stateOf(ctx)).status).toBe("queued")
  await sendMail(ctx.merchantId, id)
  await sendMail(ctx.merchantId, id)
  expect(received.map(({ subject, to }) => [subject, to?.[0]?.address])).toEqual([["Your code", "ada@example.com"]])
  expect(received[0]?.text).toContain("https://shop.example/p/a/b?x=1&y=2")
  expect(received[0]?.html).not.toContain("<b>Not markup</b>")
  expect((await stateOf(ctx)).status).toBe("sent")
})

test("a refused message says so, and goes out when it is tried again", async () => {
  const ctx = await makeMerchant()
  const id = await queued(ctx)
  refusing = true
  await expect(sendMail(ctx.merchantId, id)).rejects.toThrow()
  expect((await stateOf(ctx)).status).toBe("failed")
  refusing = false
  await sendMail(ctx.merchantId, id)
  expect((await stateOf(ctx)).status).toBe("sent")
})
