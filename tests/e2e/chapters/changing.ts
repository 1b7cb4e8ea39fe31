import { type BrowserContext, expect, test } from "@playwright/test"
import { look } from "../support/look"
import { deskContext } from "../support/people"
import { inDatabase } from "../support/second-shop"
import { nora, openMember, portal, type SecondWorld } from "../support/second-world"

const manager = { name: "Mia Manager", email: "mia@rules.example", password: "a second pair of eyes" }

/** What people put right: two records of one person, and points by a file with a second person. */
export function changing(world: SecondWorld): void {
  const { staff, phone, api, shop } = world
  let second: BrowserContext

  test.afterAll(async () => {
    await second?.close()
  })

  test("two records of one person become one, and the points move", async () => {
    const page = staff()
    const twin = { externalId: "nora-2", email: "nora.n@rules.example", firstName: "Nora", lastName: "Twice" }
    const sale = { externalId: "b-9", currency: "USD", amountMinor: 4_000, storeId: "s-1" }
    await api("POST", "/purchases", { ...sale, customer: twin, occurredAt: new Date().toISOString() })
    await openMember(world, twin.email)
    await page.getByRole("button", { name: "Merge" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("combobox", { name: "The record that stays" }).fill(nora.email)
    await page.getByRole("option", { name: /Nora North/ }).click()
    await expect(dialog).toContainText("57 points, each with the expiry that it has")
    await dialog.getByLabel("Reason").fill("The same person")
    await dialog.getByLabel(/Type "merge"/).fill("merge")
    await look(page, "member-merge")
    await dialog.getByRole("button", { name: "Merge the records" }).click()
    await expect(page.getByRole("heading", { level: 1, name: "Nora North" })).toBeVisible()
    await expect(page.getByRole("tabpanel")).toContainText("Purchase of $40.00")
    await page.getByRole("tab", { name: "Points" }).click()
    await expect(page.getByRole("tabpanel")).toContainText("The same person")
  })

  test("a file of adjustments above the limit waits for a second person, who agrees", async ({ browser }) => {
    const page = staff()
    const base = `/d/${shop().slug}`
    await page.goto(`${base}/program`)
    await page.getByLabel("Must agree above").fill("100")
    await page.getByRole("button", { name: "Store the limit" }).click()
    await expect(page.getByText("Limit stored")).toBeVisible()
    await page.goto(`${base}/ledger/adjustments`)
    const csv = `customer,points,reason\n${nora.email},500,A bad day\nnobody@rules.example,5,\n`
    const file = { name: "sorry.csv", mimeType: "text/csv", buffer: Buffer.from(csv) }
    await page.getByLabel("Choose a file of adjustments").setInputFiles(file)
    await expect(page.getByText("Somebody else must agree first")).toBeVisible()
    await page.getByLabel("Reason", { exact: true }).fill("Sorry")
    await look(page, "adjustments-preview")
    await page.getByRole("button", { name: "Send for agreement" }).click()
    await expect(page.getByText("You cannot agree to this file")).toBeVisible()
    const address = page.url()
    second = await deskContext(browser)
    const other = await second.newPage()
    await other.goto(await inviteManager(world))
    await other.getByLabel("Your name").fill(manager.name)
    await other.getByLabel("Password").fill(manager.password)
    await other.getByRole("button", { name: /^Join/ }).click()
    await other.waitForURL(/\/d\//)
    await other.goto(address)
    await look(other, "adjustments-agree")
    await other.getByRole("button", { name: "Agree and post" }).click()
    await expect(async () => {
      await page.reload()
      await expect(page.getByText("Agreed by")).toBeVisible({ timeout: 1_000 })
      await expect(page.getByRole("main")).toContainText(/Posted\s*1/, { timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
    const hand = phone()
    await hand.goto(`${portal}/activity`)
    await hand.getByRole("link", { name: /A bad day/ }).click()
    await expect(hand.getByRole("main")).toContainText("+500")
  })
}

/** The way to the page where the manager joins, from the mail that waits in the outbox. */
async function inviteManager({ api, shop }: SecondWorld): Promise<string> {
  await api("POST", "/staff/invitations", { email: manager.email, role: "manager" })
  const [mail] = await inDatabase<{ text: string }>(
    `SELECT "text" FROM mail WHERE "merchantId" = $1 AND "toAddress" = $2`,
    [shop().merchantId, manager.email],
  )
  const link = /https?:\/\/\S+\/invitation\/\S+/.exec(mail?.text ?? "")?.[0]
  if (!link) throw new Error("the mail holds no link of an invitation")
  return new URL(link).pathname
}
