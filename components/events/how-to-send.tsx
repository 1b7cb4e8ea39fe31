import { Card, CardHeader } from "@/components/ui/card"
import { CodeBlock } from "@/components/ui/code-block"
import type { EventSchema } from "@/lib/purchases/domain/events/event-schema"
import type { EventTypeView } from "@/lib/purchases/steps/event-type-view"

/** A value that a schema would take, to show what a request looks like. */
function exampleOf(schema: EventSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === "number" || type === "integer") return schema.minimum ?? Math.min(5, schema.maximum ?? 5)
  if (type === "boolean") return true
  if (type === "array") return schema.items ? [exampleOf(schema.items)] : []
  if (type === "object") return exampleData(schema)
  return type === "null" ? null : "text"
}

function exampleData({ properties = {} }: EventSchema): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, exampleOf(inner)]))
}

type HowToSendProps = { type: EventTypeView; merchantSlug: string; url: string; occurredAt: string }

/** The request with which a system tells of this activity. */
export function HowToSend({ type, merchantSlug, url, occurredAt }: HowToSendProps) {
  const body = {
    externalId: `${type.code}-1`,
    type: type.code,
    customer: { email: "ada@example.com" },
    occurredAt,
    data: exampleData(type.schema),
  }
  const code = [
    `curl ${url} \\`,
    `  -H "Authorization: Bearer rg_${merchantSlug}_…" \\`,
    `  -H "Content-Type: application/json" \\`,
    // A quote would end the shell's text: it is closed, given on its own and opened again.
    `  -d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`,
  ].join("\n")
  return (
    <Card>
      <CardHeader
        title="How your systems tell of it"
        description="One request for each time it happens. Sent twice with the same externalId, it counts once."
      />
      <CodeBlock code={code} label="request" />
    </Card>
  )
}
