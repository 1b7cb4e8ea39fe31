interface Choice {
  value: string
  label: string
}

/** Every time zone, by its name. */
export function listTimeZones(): Choice[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone")].map((value) => ({ value, label: value.replaceAll("_", " ") }))
}

/** Every ISO 4217 currency with its name in English. */
export function listCurrencies(): Choice[] {
  const names = new Intl.DisplayNames("en", { type: "currency" })
  return Intl.supportedValuesOf("currency").map((value) => ({ value, label: `${value} · ${names.of(value)}` }))
}
