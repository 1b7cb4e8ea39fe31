import { gzipSync } from "node:zlib"
import { beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { checkImport } from "@/lib/purchases/queries/check-import"
import { previewImport } from "@/lib/purchases/queries/preview-import"
import { makeMerchant } from "../../support/world"
import { guess, importFile, recorded, upload } from "./files"

let ctx: Ctx

beforeEach(async () => {
  ctx = await makeMerchant(new Date("2026-06-01T12:00:00Z"))
})

async function names(): Promise<(string | null)[]> {
  const rows = await inRead(ctx, (tx) => tx.db.customer.findMany({ where: { merchantId: ctx.merchantId } }))
  return rows.map((row) => row.firstName).sort()
}

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"))
const plain = "order,customer,first name,date,total\n1,a,Zoë,2026-01-05,10.50\n2,b,Jürg,2026-01-06,4.00\n"
const semicolons = "order;customer;first name;date;total\n1;a;Zoë;05.01.2026;10,50\n2;b;Jürg;06.01.2026;4,00\n"

const forms: [string, string | Uint8Array][] = [
  ["commas", plain],
  ["a byte order mark and CRLF", `\uFEFF${plain.replaceAll("\n", "\r\n")}`],
  ["no last line end", plain.trimEnd()],
  ["quotes", plain.replace(/[^,\n]+/g, '"$&"')],
  ["semicolons, decimal commas and dotted dates", semicolons],
  ["Latin-1", latin1(semicolons)],
  ["UTF-16 with a byte order mark", utf16(plain)],
  ["UTF-16, its big end first, without one", new Uint8Array(Buffer.from(plain, "utf16le").swap16())],
  ["a line that names the separator", `sep=;\r\n${semicolons}`],
  ["gzip around it", new Uint8Array(gzipSync(plain))],
  ["tabs", plain.replaceAll(",", "\t")],
  [
    "other columns between and another order",
    "total,junk,date,first name,customer,order\n10.50,x,2026-01-05,Zoë,a,1\n4.00,,2026-01-06,Jürg,b,2\n",
  ],
]

describe("a file of the till", () => {
  it.each(forms)("is read with %s", async (_form, content) => {
    const { receipt } = await importFile(ctx, content)
    expect(receipt).toEqual({
      rows: 2,
      accepted: 2,
      known: 0,
      rejected: 0,
      amountMinor: "1450",
      money: [{ currency: "USD", recordedMinor: "1450", knownMinor: "0", refusedMinor: "0" }],
      withoutMoney: 0,
      customers: 2,
      firstDay: "2026-01-05",
      lastDay: "2026-01-06",
    })
    expect(await names()).toEqual(["Jürg", "Zoë"])
  })

  it("is read when white space parts its columns, without ids of purchases, and equal rows stay apart", async () => {
    const text = " 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n 00002 19970112  1   12.00\n"
    const { receipt } = await importFile(ctx, text, { customer: 0, occurredAt: 1, amount: 3 })
    expect(receipt).toMatchObject({ rows: 3, accepted: 3, amountMinor: "3577", customers: 2, firstDay: "1997-01-01" })
  })

  it("keeps separators, line ends and doubled quotes inside quotes", async () => {
    const text = 'order,customer,first name,date,total\n1,a,"Ann, ""the""\nbaker",2026-01-05,"1,234.50"\n'
    const { receipt } = await importFile(ctx, text)
    expect(receipt).toMatchObject({ accepted: 1, amountMinor: "123450" })
    expect(await names()).toEqual(['Ann, "the"\nbaker'])
  })

  it("stands at the merchant's local day, with a time or without", async () => {
    const text = "order,customer,date,total\n1,a,2026-01-05T23:30:00-05:00,1.00\n2,a,2026-01-05,1.00\n"
    const { receipt } = await importFile(ctx, text)
    expect(receipt).toMatchObject({ firstDay: "2026-01-05", lastDay: "2026-01-05" })
  })
})

describe("previewImport", () => {
  it.each([
    ["order,customer,date,total\n", "no purchase below it"],
    ["\n  \n", "no rows"],
  ])("says of %j that there is nothing in it", async (text, words) => {
    const importId = await upload(ctx, text)
    await expect(previewImport(ctx, { importId, format: {} })).rejects.toMatchObject({
      code: "file_not_readable",
      detail: expect.stringContaining(words),
    })
  })

  it("takes no workbook", async () => {
    const workbook = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0])
    await expect(upload(ctx, workbook)).rejects.toMatchObject({ detail: expect.stringContaining("CSV UTF-8") })
  })

  it("shows twenty rows at most, with the names of the columns and a guess of what they hold", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, index) => `${index},c${index % 7},2026-02-0${(index % 9) + 1},${index}.10`,
    )
    const importId = await upload(ctx, `receipt,client,day,paid\n${rows.join("\n")}`)
    const preview = await previewImport(ctx, { importId, format: {} })
    expect(preview.columns).toEqual(["receipt", "client", "day", "paid"])
    expect(preview.rows).toHaveLength(20)
    expect(preview.guess).toMatchObject({
      delimiter: ",",
      encoding: "utf-8",
      hasHeader: true,
      columns: { purchase: 0, customer: 1, occurredAt: 2, amount: 3 },
    })
  })

  it("keeps what a person has fixed of the format", async () => {
    const importId = await upload(ctx, "a;b\n1;2\n")
    const preview = await previewImport(ctx, { importId, format: { delimiter: ",", hasHeader: false } })
    expect(preview.columns).toEqual(["Column 1"])
    expect(preview.rows).toEqual([["a;b"], ["1;2"]])
  })
})

describe("checkImport", () => {
  it("says before anything is written which rows cannot be read, and why", async () => {
    const text = [
      "order,customer,date,total",
      "1,a,2026-01-05,10.00",
      "2,a,2026-02-30,10.00",
      "3,a,2026-01-05,ten",
      "4,,2026-01-07,3.00",
      "5,a,2026-01-08,-4.00",
      "6,a,2026-01-09,1.005",
      "7",
    ].join("\n")
    const importId = await upload(ctx, text)
    const check = await checkImport(ctx, { importId, mapping: await guess(ctx, importId) })
    expect(check).toMatchObject({ rows: 7, good: 2, bad: 5, withoutCustomer: 1 })
    expect(check.money).toEqual([{ currency: "USD", amountMinor: 1300, returnedMinor: 0 }])
    expect(check).toMatchObject({ firstDay: "2026-01-05", lastDay: "2026-01-07" })
    expect(check.problems.map(({ row }) => row)).toEqual([3, 4, 6, 7, 8])
    for (const { reason } of check.problems) expect(reason).toMatch(/^[A-Z].{10,}/)
    expect(await recorded(ctx)).toEqual({ purchases: 0, amountMinor: 0 })
  })

  it("asks what a day and an amount mean where nothing in the file tells", async () => {
    const rows = ["1;a;01/02/2026;1.000", "2;a;03/04/2026;2.000"]
    const importId = await upload(ctx, `order;customer;date;total\n${rows.join("\n")}`)
    const check = await checkImport(ctx, { importId, mapping: await guess(ctx, importId) })
    expect(check.doubts).toEqual([
      {
        about: "dateOrder",
        example: "01/02/2026",
        readings: [
          { value: "dmy", as: "2026-02-01" },
          { value: "mdy", as: "2026-01-02" },
        ],
      },
      {
        about: "decimal",
        example: "1.000",
        readings: [
          { value: ".", as: "1" },
          { value: ",", as: "1000" },
        ],
      },
    ])
    const told = await upload(ctx, `order;customer;date;total\n${rows.join("\n")}\n3;a;31/01/2026;2.50\n`)
    expect((await checkImport(ctx, { importId: told, mapping: await guess(ctx, told) })).doubts).toEqual([])
  })

  it("foresees what recording would refuse or know already, each with what to do", async () => {
    await importFile(ctx, "order,customer,date,total\n1,a,2026-01-05,10.00\n2,a,2026-01-06,10.00\n")
    const text = [
      "order,customer,date,total,currency,store,email",
      "1,a,2026-01-05,10.00,,,",
      "2,a,2026-01-06,11.00,,,",
      "3,a,2026-01-07,12.00,,,",
      "3,a,2026-01-07,12.00,,,",
      "3,a,2026-01-07,13.00,,,",
      "4,a,2026-01-07,1.00,EUR,,",
      "5,a,2026-01-07,1.00,,nowhere,",
      "6,a,2026-07-07,1.00,,,",
      "7,a,2026-01-07,1.00,,,nobody",
    ].join("\n")
    const importId = await upload(ctx, text)
    const mapping = await guess(ctx, importId)
    const check = await checkImport(ctx, { importId, mapping })
    expect(check).toMatchObject({ rows: 9, good: 3, known: 2, bad: 6, twins: 0, purchases: 2 })
    const foreseen = [
      [3, "with other content"],
      [6, "An earlier row has this purchase id"],
      [7, "no exchange rate from EUR"],
      [8, "There is no such store."],
      [9, "Date lies in the future."],
      [10, "E-mail is no address"],
    ] as const
    expect(check.problems.map(({ row }) => row)).toEqual(foreseen.map(([row]) => row))
    for (const [index, [, words]] of foreseen.entries()) expect(check.problems[index]?.reason).toContain(words)
  })

  it("warns of rows without a purchase id that look as if they were recorded from another file", async () => {
    await importFile(ctx, "customer,date,total\na,2026-01-05,10.00\nb,2026-01-06,10.00\n")
    const importId = await upload(
      ctx,
      "customer,date,total\nb,2026-01-06,10.00\na,2026-01-05,10.00\na,2026-01-07,9.00\n",
    )
    expect(await checkImport(ctx, { importId, mapping: await guess(ctx, importId) })).toMatchObject({
      good: 3,
      twins: 2,
    })
  })

  it("refuses a packed file that is broken off", async () => {
    const packed = gzipSync(
      Buffer.from(Array.from({ length: 60_000 }, (_, row) => `${row},c,2026-01-05,${row}.00`).join("\n")),
    )
    const importId = await upload(ctx, new Uint8Array(packed.subarray(0, packed.length / 2)))
    const mapping = await guess(ctx, importId, { purchase: 0, customer: 1, occurredAt: 2, amount: 3 })
    await expect(checkImport(ctx, { importId, mapping })).rejects.toMatchObject({ code: "file_not_readable" })
  })

  it("reads a row with a stray quote like any other", async () => {
    const text = 'order,customer,date,total\n1,a,2026-01-05,1.00\n2,"b"x,2026-01-05,2.00\n3,c"d,2026-01-05,4.00\n'
    const importId = await upload(ctx, text)
    const check = await checkImport(ctx, { importId, mapping: await guess(ctx, importId) })
    expect(check).toMatchObject({ rows: 3, good: 3, money: [{ amountMinor: 700 }] })
  })

  it("loses no row silently: where a quote is never closed, the file is refused and the row is named", async () => {
    const rows = Array.from({ length: 9000 }, (_, index) => `${index},c,2026-01-05,1.00`)
    rows[500] = '500,"c,2026-01-05,1.00'
    const importId = await upload(ctx, `order,customer,date,total\n${rows.join("\n")}`)
    const mapping = await guess(ctx, importId)
    await expect(checkImport(ctx, { importId, mapping })).rejects.toMatchObject({
      code: "file_not_readable",
      detail: expect.stringContaining("Row 502"),
    })
  })
})
