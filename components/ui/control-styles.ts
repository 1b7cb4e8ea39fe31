/** The look of everything one types into. Free of JavaScript, so that the portal can wear it on plain elements. */
export const controlStyles =
  "h-9 w-full min-w-0 rounded-control border border-line-strong bg-surface px-3 text-sm text-ink placeholder:text-muted pointer-coarse:h-11 pointer-coarse:text-base focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent-ink disabled:cursor-not-allowed disabled:bg-raised disabled:text-muted [&[readonly]]:bg-raised data-invalid:border-bad aria-invalid:border-bad"

export const popupStyles =
  "popup-motion z-50 rounded-control border border-line bg-surface text-ink shadow-card outline-none"

export const optionStyles =
  "flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-raised"
