"use client"

import NextLink from "next/link"
import { type ComponentProps, useState } from "react"

export type LinkProps = ComponentProps<typeof NextLink>

/**
 * The one link of the product. What it leads to is fetched ahead once somebody points at it or reaches it by keyboard, and
 * not when it comes into view: a page shows some thirty links, and each would ask the server before anyone wants it.
 */
export function Link({ prefetch, onPointerEnter, onFocus, ...props }: LinkProps) {
  const [isNear, setIsNear] = useState(false)
  return (
    <NextLink
      prefetch={isNear ? prefetch : false}
      onPointerEnter={(event) => {
        setIsNear(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setIsNear(true)
        onFocus?.(event)
      }}
      {...props}
    />
  )
}
