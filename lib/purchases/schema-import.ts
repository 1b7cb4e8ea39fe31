import { z } from "zod"
import { idText, text } from "@/lib/core/values"
import { encodings } from "./domain/import/file-format"
import { importMappingSchema } from "./domain/import/import-mapping"

/** An import under a mapping: to check it, or to begin it. */
export const importWithMappingSchema = z.strictObject({ importId: idText, mapping: importMappingSchema })

/** An import, and what the person has fixed of the file's format. */
export const previewImportSchema = z.strictObject({
  importId: idText,
  format: z.strictObject({
    encoding: z.enum(encodings).optional(),
    delimiter: z.enum([",", ";", "\t", "|", "whitespace"]).optional(),
    hasHeader: z.boolean().optional(),
  }),
})

const mappingName = text(80)

/** A mapping that is kept under a name, with the file that it was made for. */
export const saveMappingSchema = importWithMappingSchema.extend({ name: mappingName })

export const renameSavedMappingSchema = z.strictObject({ id: idText, name: mappingName })

export const savedMappingSchema = z.strictObject({ id: idText })
