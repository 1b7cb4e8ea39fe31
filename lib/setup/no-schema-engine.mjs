#!/usr/bin/env node
// Named in PRISMA_SCHEMA_ENGINE_BINARY so that Prisma's command line downloads none; it must not pass for one either.
process.stderr.write("Regulars applies migrations itself: npm start. To write one: npm run migration -- <name>\n")
process.exit(1)
