/** The header in which proxy.ts tells a page its own address. */
export const pathHeader = "x-regulars-path"
