/** The words for days in components: as `dateLocale` of the calendar, which sentences of the domain are told in. */
export const dateLocale = "en-GB"
