import { z } from "zod"
import { idText } from "@/lib/core/values"
import { importMappingSchema } from "./domain/import/import-mapping"

/** An import under a mapping: to check it, or to begin it. */
export const importWithMappingSchema = z.strictObject({ importId: idText, mapping: importMappingSchema })

/** An import, and what the person has fixed of the file's format. */
export const previewImportSchema = z.strictObject({
  importId: idText,
  format: z.strictObject({
    encoding: z.enum(["utf-8", "windows-1252", "utf-16le"]).optional(),
    delimiter: z.enum([",", ";", "\t", "|", "whitespace"]).optional(),
    hasHeader: z.boolean().optional(),
  }),
})
