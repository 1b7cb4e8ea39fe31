import { buildApplication, generateClient } from "@/lib/setup/build"

/** What a container image holds ready, so that its start begins with the database. */
await generateClient()
await buildApplication()
