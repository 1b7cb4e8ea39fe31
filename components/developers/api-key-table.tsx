"use client"

import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Time } from "@/components/ui/time"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { revokeApiKeyAction } from "@/lib/developers/actions"

type ApiKey = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

type ApiKeyTableProps = { merchantSlug: string; timeZone: string; keys: readonly ApiKey[] }

export function ApiKeyTable({ merchantSlug, timeZone, keys }: ApiKeyTableProps) {
  return (
    <Table caption="API keys">
      <TableHead>
        <TableRow>
          <TableHeader>Name</TableHeader>
          <TableHeader>Key</TableHeader>
          <TableHeader>Scopes</TableHeader>
          <TableHeader>Made</TableHeader>
          <TableHeader>Last used</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <TableRow key={key.id} className={key.revokedAt ? "text-muted" : undefined}>
            <TableCell className="font-semibold">{key.name}</TableCell>
            <TableCell className="whitespace-nowrap font-mono text-xs">{key.prefix}…</TableCell>
            <TableCell className="min-w-40 text-xs">{key.scopes.join(", ")}</TableCell>
            <TableCell className="whitespace-nowrap">
              <Time instant={key.createdAt} timeZone={timeZone} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {key.lastUsedAt ? <Time instant={key.lastUsedAt} timeZone={timeZone} format="minute" /> : "Never"}
            </TableCell>
            <TableCell className="text-end">
              {key.revokedAt ? <Badge>Revoked</Badge> : <RevokeButton merchantSlug={merchantSlug} apiKey={key} />}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function RevokeButton({ merchantSlug, apiKey }: { merchantSlug: string; apiKey: ApiKey }) {
  const { send, errors } = useActionForm(revokeApiKeyAction.bind(null, merchantSlug), () => {
    toast.success(`${apiKey.name} is revoked`)
  })
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost">
          Revoke<span className="sr-only"> {apiKey.name}</span>
        </Button>
      }
      title={`Revoke ${apiKey.name}?`}
      description={
        <>
          <p>Whatever uses this key is refused from its next request on. This cannot be undone.</p>
          <FormErrorSummary errors={errors} />
        </>
      }
      confirmLabel="Revoke key"
      onConfirm={() => send({ apiKeyId: apiKey.id })}
    />
  )
}
