import { cn } from "./cn"

/** A place held while something loads. Give the region around it aria-busy. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-4 animate-pulse rounded-md bg-raised", className)} />
}
