import { describe, expect, it } from "vitest"
import { sniffDelimiter, sniffEncoding, sniffHeader, whyNoText } from "./file-format"
import { guessMapping } from "./guess-mapping"

const format = { encoding: "utf-8", delimiter: ",", hasHeader: true } as const
const bytes = (text: string) => new TextEncoder().encode(text)

describe("sniffing a file", () => {
  it("tells UTF-8 from Latin-1 and UTF-16 by its bytes", () => {
    expect(sniffEncoding(bytes("größe,1"))).toBe("utf-8")
    expect(sniffEncoding(bytes("größe").subarray(0, 3))).toBe("utf-8")
    expect(sniffEncoding(new Uint8Array([0x67, 0xf6, 0x2c, 0x31]))).toBe("windows-1252")
    expect(sniffEncoding(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toBe("utf-16le")
    const wide = Buffer.from("id,größe\n1,2\n", "utf16le")
    expect(sniffEncoding(wide)).toBe("utf-16le")
    expect(sniffEncoding(Buffer.from(wide).swap16())).toBe("utf-16be")
  })

  it("says of what is no text what to do instead", () => {
    expect(whyNoText(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toMatch("Excel workbook")
    expect(whyNoText(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toMatch("no table of text")
    expect(whyNoText(new Uint8Array([0x1f, 0x8b, 8, 0, 0]))).toBeNull()
    expect(whyNoText(Buffer.from("id,date\n1,2", "utf16le"))).toBeNull()
    expect(whyNoText(bytes("größe,1"))).toBeNull()
  })

  it.each([
    ["id,date\n1,2026-01-01\n", ","],
    ["id;amount\n1;1,50\n2;2,50\n", ";"],
    ["id\tdate\n1\t2\n", "\t"],
    ["id|date\n1|2\n", "|"],
    [" 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n", "whitespace"],
    ["sep=;\nid\n1\n", ";"],
    ['name,total\n"Doe, Jane",5\n"Roe, Rick",6\n', ","],
  ])("finds the separator of %j", (text, expected) => {
    expect(sniffDelimiter(text)).toBe(expected)
  })

  it("knows a heading from a first row of values", () => {
    expect(
      sniffHeader([
        ["customer_id", "date"],
        ["1", "19970101"],
      ]),
    ).toBe(true)
    expect(
      sniffHeader([
        ["1", "19970101"],
        ["2", "19970112"],
      ]),
    ).toBe(false)
  })
})

describe("guessMapping", () => {
  it("goes by headings, whatever their order", () => {
    const header = ["dollar_value", "number_of_cds", "customer_id", "date"]
    const { columns, dateOrder, decimal } = guessMapping(format, header, [["11.77", "1", "00001", "19970101"]])
    expect(columns).toEqual({ amount: 0, customer: 2, occurredAt: 3 })
    expect({ dateOrder, decimal }).toEqual({ dateOrder: "ymd", decimal: "." })
  })

  it("goes by contents where there is no heading", () => {
    const rows = [
      ["00001", "19970101", "1", "11.77"],
      ["00001", "19970118", "2", "77.00"],
      ["00002", "19970112", "1", "12.00"],
    ]
    expect(guessMapping({ ...format, hasHeader: false }, [], rows).columns).toEqual({
      occurredAt: 1,
      amount: 3,
      customer: 0,
    })
  })

  it("sees a decimal comma and days before months", () => {
    const rows = [
      ["31.12.2025", "1.234,50"],
      ["01.02.2026", "9,90"],
    ]
    const { dateOrder, decimal } = guessMapping(format, ["Datum", "total"], rows)
    expect({ dateOrder, decimal }).toEqual({ dateOrder: "dmy", decimal: "," })
  })

  it("takes a lone point before three digits for thousands, and no number of an order for a phone", () => {
    const { decimal, columns } = guessMapping(
      format,
      ["Bestellnummer", "Datum", "Betrag"],
      [["A1", "31.01.2026", "1.234"]],
    )
    expect({ decimal, columns }).toEqual({ decimal: ",", columns: { purchase: 0, occurredAt: 1, amount: 2 } })
  })

  it("takes a customer's number for no spreadsheet's date", () => {
    const rows = [
      ["45322", "2026-01-05", "5.00"],
      ["45322", "2026-01-06", "6.00"],
    ]
    const { columns } = guessMapping({ ...format, hasHeader: false }, [], rows)
    expect(columns).toEqual({ customer: 0, occurredAt: 1, amount: 2 })
  })

  it("leaves out what it cannot tell", () => {
    expect(guessMapping(format, ["a", "b"], [["x", "y"]]).columns).toEqual({})
  })
})
