"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { permissions } from "@/lib/core/permissions"
import type { CreateApiKeyInput } from "@/lib/developers/schema"

type Scopes = CreateApiKeyInput["scopes"]
type ScopeListProps = { value: Scopes; onValueChange: (scopes: Scopes) => void; error?: string }

/** The scopes of a key, each on its own. */
export function ScopeList({ value, onValueChange, error }: ScopeListProps) {
  return (
    <fieldset data-field="scopes" className="grid gap-2">
      <legend className="mb-2 text-sm font-semibold">Scopes</legend>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {permissions.map((permission) => (
          <Checkbox
            key={permission}
            label={<span className="font-mono text-xs">{permission}</span>}
            checked={value.includes(permission)}
            onChange={(event) =>
              onValueChange(
                event.target.checked ? [...value, permission] : value.filter((scope) => scope !== permission),
              )
            }
          />
        ))}
      </div>
      {error ? <p className="text-sm text-bad">{error}</p> : null}
    </fieldset>
  )
}
