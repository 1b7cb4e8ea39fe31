import { z } from "zod"

const optionalUrl = (protocols: string[], example: string) =>
  z
    .string()
    .refine((value) => {
      try {
        return protocols.includes(new URL(value).protocol)
      } catch {
        return false
      }
    }, `must be a URL such as ${example}`)
    .optional()

const wholeNumber = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error })
}

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.string({ error: "is missing: start the product with `npm start`, or set it" }).min(1),
  MIGRATION_DATABASE_URL: z.string().min(1).optional(),
  DATABASE_POOL: wholeNumber(2, 500).default(12),
  PORT: wholeNumber(1, 65_535).default(3000),
  APP_URL: optionalUrl(["http:", "https:"], "https://loyalty.example.com"),
  AUTH_SECRET: z
    .string()
    .min(32, "must have 32 characters or more")
    .default("development-only-secret-not-for-production"),
  SMTP_URL: optionalUrl(["smtp:", "smtps:"], "smtp://user:password@mail.example.com:587"),
  MAIL_FROM: z.string().min(3).default("Regulars <no-reply@localhost>"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
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
