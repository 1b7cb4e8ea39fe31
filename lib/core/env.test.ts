import { expect, it } from "vitest"
import { readEnv } from "./env"

const DATABASE_URL = "postgresql://regulars@localhost:5432/regulars"

it("reads what is set, and what is usual for the rest", () => {
  expect(readEnv({ DATABASE_URL, PORT: "4000", SMTP_URL: "", DEMO: "0" })).toMatchObject({
    PORT: 4000,
    DEMO: "0",
    LOG_LEVEL: "info",
    DATABASE_POOL: 12,
  })
})

it.each(["post@example.com", "Blue Door <post@example.com>", "<post@example.com>", "Regulars <no-reply@localhost>"])(
  "takes the sender %s",
  (MAIL_FROM) => expect(readEnv({ DATABASE_URL, MAIL_FROM }).MAIL_FROM).toBe(MAIL_FROM),
)

it("takes an address with or without its last stroke", () => {
  for (const APP_URL of ["https://example.com", "http://example.com:8080/"])
    expect(readEnv({ DATABASE_URL, APP_URL }).APP_URL).toBe(APP_URL)
})

it.each([
  [{ PORT: "http" }, "PORT must be a whole number from 1 to 65535."],
  [{ DATABASE_POOL: "1" }, "DATABASE_POOL must be a whole number from 2 to 500."],
  [{ APP_URL: "shop.example.com" }, "APP_URL must be a URL such as https://loyalty.example.com, without a path."],
  [{ SMTP_URL: "mail" }, "SMTP_URL must be a URL such as smtp://user:password@mail.example.com:587."],
  [
    { APP_URL: "https://example.com/shop" },
    "APP_URL must be a URL such as https://loyalty.example.com, without a path.",
  ],
  [{ SMTP_URL: "smtp://" }, "SMTP_URL must be a URL such as smtp://user:password@mail.example.com:587."],
  [{ MAIL_FROM: "x" }, "MAIL_FROM must be an address such as Regulars <no-reply@example.com>."],
  [{ MAIL_FROM: "Blue Door" }, "MAIL_FROM must be an address such as Regulars <no-reply@example.com>."],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET must have 32 characters or more."],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be fatal, error, warn, info, debug or silent."],
  [{ DEMO: "no" }, "DEMO must be 0 or 1."],
  [
    { DATABASE_URL: "mysql://localhost/regulars" },
    "DATABASE_URL must be a URL such as postgresql://user:password@localhost:5432/regulars.",
  ],
  [
    { MIGRATION_DATABASE_URL: "regulars" },
    "MIGRATION_DATABASE_URL must be a URL such as postgresql://user:password@localhost:5432/regulars.",
  ],
  [{ DATABASE_URL: undefined }, "DATABASE_URL is missing: start the product with `npm start`, or set it."],
  [{ PORT: "0", DEMO: "yes" }, "PORT must be a whole number from 1 to 65535.\nDEMO must be 0 or 1."],
])("names each wrong value in one sentence: %j", (wrong, sentences) => {
  expect(() => readEnv({ DATABASE_URL, ...wrong })).toThrow(new Error(sentences))
})
