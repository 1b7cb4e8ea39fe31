import type { Day } from "@/lib/core/calendar"
import { Prisma } from "@/lib/core/generated/prisma/client"
import type { Condition } from "../domain/condition"
import { fieldKey } from "../domain/fields"

type Sql = Prisma.Sql

/** What a condition is judged as of. */
export type SqlContext = {
  now: Date
  /** The local day of `now`. */
  today: Day
  timeZone: string
  /** The merchant's segments that conditions may name. */
  segments: readonly { id: string; name: string; condition: Condition }[]
  /** How many segments deep: 0 at the top. A segment that names itself ends there. */
  depth: number
}

/** Where a field's value comes from: one value that may be null, or rows of which any may match. */
export type SqlField =
  | { kind: "scalar"; type: "number" | "text" | "day" | "boolean" | "attribute"; value: Sql }
  | { kind: "set"; exists: (predicate: (value: Sql) => Sql) => Sql }

type Make = (context: SqlContext, key: string) => SqlField

function scalar(type: Extract<SqlField, { kind: "scalar" }>["type"], value: Sql): SqlField {
  return { kind: "scalar", type, value }
}

const ownMember = Prisma.sql`m."merchantId" = c."merchantId" and m."customerId" = c."id"`

const tierNow: Make = ({ now }) => ({
  kind: "set",
  exists: (predicate) => Prisma.sql`exists (
    select from "member" m
    join "tier_period" p on p."merchantId" = m."merchantId" and p."memberId" = m."id"
    join "tier" t on t."merchantId" = p."merchantId" and t."id" = p."tierId"
    where ${ownMember} and p."fromAt" <= ${now} and (p."toAt" is null or p."toAt" > ${now})
    and (${predicate(Prisma.sql`t."id"::text`)} or ${predicate(Prisma.sql`t."name"`)}))`,
})

const availablePoints: Make = ({ now }) =>
  scalar(
    "number",
    Prisma.sql`(select coalesce(sum(l."remaining"), 0) from "member" m
      join "program" g on g."merchantId" = m."merchantId" and g."id" = m."programId"
      left join "wallet" w on w."merchantId" = m."merchantId" and w."accountId" = m."accountId" and w."currency" = g."currencyCode"
      left join "lot" l on l."merchantId" = w."merchantId" and l."walletId" = w."id" and l."availableAt" <= ${now}
        and (l."expiresAt" is null or l."expiresAt" > ${now})
      where ${ownMember} having count(*) > 0)`,
  )

function bought(column: Sql): Make {
  return () => ({
    kind: "set",
    exists: (predicate) => Prisma.sql`exists (
      select from "purchase" p
      join "purchase_item" i on i."merchantId" = p."merchantId" and i."purchaseId" = p."id"
      where p."merchantId" = c."merchantId" and p."customerId" = c."id" and ${column} is not null and ${predicate(column)})`,
  })
}

function inLastDays(column: Sql): Make {
  return ({ today }, days) =>
    scalar(
      "number",
      Prisma.sql`(select coalesce(sum(${column}), 0) from "customer_day" d
        where d."merchantId" = c."merchantId" and d."customerId" = c."id"
        and d."day" > ${today}::date - ${days}::int and d."day" <= ${today}::date)`,
    )
}

const makeByName: Record<string, Make> = {
  "member.tier": tierNow,
  "member.joinedAt": ({ timeZone }) =>
    scalar(
      "day",
      Prisma.sql`(select (min(m."joinedAt") at time zone ${timeZone})::date from "member" m where ${ownMember})`,
    ),
  "member.availablePoints": availablePoints,
  "customer.email": () => scalar("text", Prisma.sql`lower(c."email")`),
  "customer.birthdayMonth": () => scalar("number", Prisma.sql`extract(month from c."birthday")`),
  "customer.purchaseCount": () => scalar("number", Prisma.sql`c."purchaseCount"`),
  "customer.spendMinor": () => scalar("number", Prisma.sql`c."spendMinor"`),
  "customer.daysSinceLastPurchase": ({ today, timeZone }) =>
    scalar("number", Prisma.sql`(${today}::date - (c."lastPurchaseAt" at time zone ${timeZone})::date)`),
  "customer.firstPurchaseAt": ({ timeZone }) =>
    scalar("day", Prisma.sql`(c."firstPurchaseAt" at time zone ${timeZone})::date`),
  "customer.averageOrderMinor": () =>
    scalar("number", Prisma.sql`floor(c."spendMinor"::numeric / nullif(c."purchaseCount", 0))`),
  "customer.boughtSku": bought(Prisma.sql`i."sku"`),
  "customer.boughtCategory": bought(Prisma.sql`i."category"`),
  "customer.isMember": () => scalar("boolean", Prisma.sql`exists (select from "member" m where ${ownMember})`),
}

const families: { prefix: RegExp; make: Make }[] = [
  {
    prefix: /^customer\.attributes\./,
    make: (_, key) =>
      scalar(
        "attribute",
        Prisma.sql`(select a."value" from "customer_attribute" a
          where a."merchantId" = c."merchantId" and a."customerId" = c."id" and a."key" = ${key})`,
      ),
  },
  { prefix: /^customer\.spendMinor\.\d+d$/, make: inLastDays(Prisma.sql`d."spendMinor"`) },
  { prefix: /^customer\.purchaseCount\.\d+d$/, make: inLastDays(Prisma.sql`d."purchases"`) },
  {
    prefix: /^survey\./,
    make: (_, key) =>
      scalar(
        "number",
        Prisma.sql`(select r."score" from "survey_response" r where r."merchantId" = c."merchantId"
          and r."customerId" = c."id" and r."surveyId" = ${key}::uuid order by r."id" desc limit 1)`,
      ),
  },
]

/** The source of a field for customers; null for fields that customers do not have. */
export function sqlFieldOf(name: string, context: SqlContext): SqlField | null {
  const make = makeByName[name] ?? families.find(({ prefix }) => prefix.test(name))?.make
  return make?.(context, fieldKey(name)) ?? null
}
