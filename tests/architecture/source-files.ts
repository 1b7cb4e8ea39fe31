import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { type ParseOptions, type Program, parseSync } from "@swc/core"

export const root = path.resolve(import.meta.dirname, "../..")

/** One import as written, and the file or package it means: paths are relative to the root, without extension. */
export type Import = { from: string; to: string; isPackage: boolean; typeOnly: boolean }
export type SourceFile = { path: string; text: string; imports: Import[]; functions: { name: string; lines: number }[] }

/** All our own TypeScript, without what Prisma writes. */
export function sourceFiles(folders = ["app", "components", "lib"]): SourceFile[] {
  return folders.flatMap((folder) => listFiles(folder)).map(readSource)
}

export function listFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === "generated" ? [] : listFiles(file)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [file] : []
  })
}

function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(root, file), "utf8")
  const typescript = !file.endsWith(".mjs")
  // The parser counts bytes from wherever its last file ended; a last statement of ours tells where this one began.
  const marked = `${text}\n;void 0`
  const syntax = typescript ? "typescript" : "ecmascript"
  const module = parseSync(marked, { syntax, tsx: file.endsWith(".tsx"), target: "es2022" } as ParseOptions)
  const bytes = Buffer.from(marked)
  const offset = (module.body.at(-1)?.span.end ?? 0) - bytes.length
  const lineAt = (position: number) =>
    bytes
      .subarray(0, position - offset)
      .toString()
      .split("\n").length
  return { path: file, text, imports: findImports(module, file), functions: findFunctions(module, lineAt) }
}

function findImports(module: Program, from: string): Import[] {
  const found: { specifier: string; typeOnly: boolean }[] = []
  walk(module, (node) => {
    if (isNode(node.source) && typeof node.source.value === "string") {
      found.push({ specifier: node.source.value, typeOnly: node.typeOnly === true || onlyTypes(node.specifiers) })
    }
    if (node.type === "CallExpression" && isNode(node.callee) && node.callee.type === "Import") {
      const [argument] = node.arguments as { expression: { type: string; value?: unknown } }[]
      if (typeof argument?.expression.value === "string")
        found.push({ specifier: argument.expression.value, typeOnly: false })
    }
  })
  return found.map(({ specifier, typeOnly }) => ({ from, typeOnly, ...resolveImport(specifier, from) }))
}

function onlyTypes(specifiers: unknown): boolean {
  return (
    Array.isArray(specifiers) && specifiers.length > 0 && specifiers.every((each) => isNode(each) && each.isTypeOnly)
  )
}

function resolveImport(specifier: string, from: string): { to: string; isPackage: boolean } {
  const own = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), specifier)
      : null
  return { to: (own ?? specifier).replace(/\.(tsx?|mjs|js)$/, ""), isPackage: own === null }
}

const functionTypes = [
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassMethod",
  "MethodProperty",
]

function findFunctions(module: Program, lineAt: (position: number) => number): SourceFile["functions"] {
  const found: SourceFile["functions"] = []
  walk(module, (node) => {
    if (typeof node.type !== "string" || !functionTypes.includes(node.type)) return
    const span = node.span as { start: number; end: number } | undefined
    if (!span) return
    const first = lineAt(span.start)
    const named = node.identifier ?? node.key
    const name = isNode(named) && typeof named.value === "string" ? named.value : `function at line ${first}`
    found.push({ name, lines: lineAt(span.end) - first + 1 })
  })
  return found
}

type Node = Record<string, unknown>

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const item of node) walk(item, visit)
  else if (isNode(node)) {
    visit(node)
    for (const value of Object.values(node)) if (isNode(value)) walk(value, visit)
  }
}
