import { z } from "zod"

const optionalUrl = (protocols: string[], example: string, holds: (url: URL) => boolean = () => true) =>
  z
    .string()
    .refine((value) => {
      if (!URL.canParse(value)) return false
      const url = new URL(value)
      return protocols.includes(url.protocol) && url.hostname !== "" && holds(url)
    }, `must be a URL such as ${example}`)
    .optional()

/** An address alone, or a name with the address behind it. */
const sender = /^([^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/

const isRoot = ({ pathname, search, hash }: URL) => pathname === "/" && search === "" && hash === ""

const database = (error?: string) =>
  z
    .string({ error })
    .refine(
      (value) => /^postgres(ql)?:\/\/./.test(value) && URL.canParse(value),
      "must be a URL such as postgresql://user:password@localhost:5432/regulars",
    )

const oneOf = <const T extends readonly string[]>(choices: T) =>
  z.enum(choices, { error: `must be ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}` })

const wholeNumber = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error })
}

const schema = z.object({
  NODE_ENV: oneOf(["development", "production", "test"]).default("development"),
  DATABASE_URL: database("is missing: start the product with `npm start`, or set it"),
  MIGRATION_DATABASE_URL: database().optional(),
  DATABASE_POOL: wholeNumber(2, 500).default(12),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().optional(),
  DEMO: oneOf(["0", "1"]).default("1"),
  // Pages and cookies begin at the root of a host: an address with a path would make links that lead nowhere.
  APP_URL: optionalUrl(["http:", "https:"], "https://loyalty.example.com, without a path", isRoot),
  AUTH_SECRET: z
    .string()
    .min(32, "must have 32 characters or more")
    .default("development-only-secret-not-for-production"),
  SMTP_URL: optionalUrl(["smtp:", "smtps:"], "smtp://user:password@mail.example.com:587"),
  MAIL_FROM: z
    .string()
    .regex(sender, "must be an address such as Regulars <no-reply@example.com>")
    .default("Regulars <no-reply@localhost>"),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
})

export type Env = z.infer<typeof schema>

/** Reads the settings. Each wrong value is named in one sentence. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""))
  const result = schema.safeParse(present)
  if (result.success) return result.data
  const sentences = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`)
  throw new Error(sentences.join("\n"))
}

let cached: Env | undefined

/** The settings of this process, read once and when first needed, so that a build needs none. */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}
