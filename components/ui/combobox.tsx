"use client"

import { Combobox as Base } from "@base-ui/react/combobox"
import { Check, ChevronDown, X } from "lucide-react"
import { cn } from "./cn"
import { controlStyles, optionStyles, popupStyles } from "./control-styles"
import type { SelectOption } from "./select"

export type ComboboxProps = {
  options: readonly SelectOption[]
  value: string | null
  onValueChange: (value: string | null) => void
  placeholder?: string
  /** Said when nothing matches what was typed. */
  emptyText?: string
  /** For options looked up elsewhere: called with what is typed, and the list is then shown as given. */
  onSearch?: (text: string) => void
  disabled?: boolean
  "aria-label"?: string
}

/** Choose one of many by typing. */
export function Combobox({ options, value, onValueChange, onSearch, emptyText, disabled, ...input }: ComboboxProps) {
  const selected = options.find((option) => option.value === value) ?? null
  return (
    <Base.Root
      items={options as SelectOption[]}
      value={selected}
      onValueChange={(option) => onValueChange(option?.value ?? null)}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onInputValueChange={(text) => onSearch?.(text)}
      {...(onSearch ? { filter: null } : {})}
      disabled={disabled}
    >
      <Base.InputGroup className="relative">
        <Base.Input className={cn(controlStyles, "pr-16")} {...input} />
        <span className="absolute inset-y-0 right-1.5 flex items-center text-muted">
          <Base.Clear aria-label="Clear" className="grid size-6 place-items-center rounded-md hover:bg-raised">
            <X aria-hidden className="size-4" />
          </Base.Clear>
          <Base.Trigger aria-label="Show choices" className="grid size-7 place-items-center rounded-md hover:bg-raised">
            <ChevronDown aria-hidden className="size-4" />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cn(popupStyles, "w-(--anchor-width) min-w-48")}>
            <Base.Empty className="px-3 py-3 text-sm text-muted empty:hidden">
              {emptyText ?? "Nothing matches."}
            </Base.Empty>
            <Base.List className="max-h-72 overflow-y-auto p-1 data-empty:p-0">
              {(option: SelectOption) => (
                <Base.Item key={option.value} value={option} disabled={option.disabled} className={optionStyles}>
                  <span className="size-4">
                    <Base.ItemIndicator>
                      <Check aria-hidden className="size-4 text-accent-ink" />
                    </Base.ItemIndicator>
                  </span>
                  {option.label}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
