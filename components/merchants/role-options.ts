import { roles } from "@/lib/core/permissions"
import { roleWords } from "@/lib/merchants/domain/role-words"

/** The roles to choose from, in words. */
export const roleOptions = roles.map((role) => ({ value: role, label: roleWords[role].name }))
