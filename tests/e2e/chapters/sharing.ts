import { expect, type Page, test } from "@playwright/test"
import { look } from "../support/look"
import { ada, bea, breakfast, type PromiseWorld, portal } from "../support/promise-house"

const word = "For the cake"

/** Points that members give one another, and a household of two. Costs: 100 given, 5 of fee. */
export function sharing(world: () => PromiseWorld): void {
  test("a program lets its members give points and make households", async () => {
    const { owner: page, shop, programId } = world()
    await page.goto(`/d/${shop.slug}/program?program=${programId}`)
    await page.getByLabel("Members may give points to one another").check()
    await page.getByLabel("Fee for each gift").fill("5")
    await page.getByLabel("Who makes households").selectOption({ label: "Staff, and members in the portal" })
    await expect(page.getByText("costs 505 points: 5 are the fee")).toBeVisible()
    await page.getByRole("button", { name: "Store what is shared" }).click()
    await expect(page.getByText("Sharing stored")).toBeVisible()
  })

  test("a member gives points to another, is told the fee before, and both read why", async () => {
    const { phone, otherPhone } = world()
    await phone.goto(`${portal}/give`)
    await phone.getByLabel("To whom").fill(ada.email)
    await phone.getByLabel("How many points").fill("100")
    await phone.getByLabel("A word with it").fill(word)
    await phone.getByRole("button", { name: "Go on" }).click()
    await phone.getByRole("link", { name: "Change it" }).click()
    await expect(phone.getByLabel("How many points")).toHaveValue("100")
    await phone.getByRole("button", { name: "Go on" }).click()
    const main = phone.getByRole("main")
    await expect(main).toContainText("There is a fee of 5 points on top, so that it takes 105 points of yours.")
    await expect(main).toContainText("You will have 595 points left.")
    await look(phone, "share-confirm", { dark: true })
    await phone.getByRole("button", { name: "Give points" }).click()
    await expect(phone.getByRole("status").filter({ hasText: "has your 100 points now." })).toBeVisible()
    await expect(main).toContainText("You have 595 points.")
    await look(phone, "share-given")
    await readWhy(phone, "−100", ["You gave this to another member.", "The fee was 5, on top of what was given."])
    await readWhy(otherPhone, "+100", ["Another member gave you this.", "100 went from one member to the other"])
    await look(otherPhone, "share-why")
  })

  test("staff take the gift back while none of it is used, and the fee with it", async () => {
    const { support: page, phone } = world()
    await page.goto(await memberPage(world(), bea.email))
    const gift = page.getByRole("listitem").filter({ hasText: word })
    await gift.getByRole("button", { name: "Take back" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click()
    await expect(gift).toContainText("Taken back")
    await phone.goto(`${portal}/give`)
    await expect(phone.getByRole("main")).toContainText("You have 700 points.")
    await expect(phone.getByRole("listitem").filter({ hasText: word })).toContainText("Taken back.")
  })

  test("a member makes a household, another one agrees to join it, and they redeem together", async () => {
    const { phone, otherPhone, support } = world()
    await phone.goto(`${portal}/household`)
    await phone.getByLabel("Its name").fill("The bakery next door")
    await phone.getByRole("button", { name: "Make household" }).click()
    await phone.getByLabel("Whom").fill(ada.email)
    await phone.getByRole("button", { name: "Invite", exact: true }).click()
    await expect(phone.getByRole("listitem").filter({ hasText: "Not answered" })).toBeVisible()
    await otherPhone.goto(portal)
    await expect(otherPhone.getByRole("main")).toContainText("Bea invites you to The bakery next door")
    await look(otherPhone, "share-invited")
    await otherPhone.getByRole("button", { name: "Join" }).click()
    await expect(otherPhone.getByRole("main")).toContainText("950 points")
    await otherPhone.goto(`${portal}/rewards`)
    await otherPhone.getByRole("link", { name: breakfast }).click()
    await otherPhone.getByRole("link", { name: "Redeem" }).click()
    await expect(otherPhone.getByRole("main")).toContainText("taken from what your household has together")
    await otherPhone.getByRole("button", { name: "Redeem now" }).click()
    await expect(otherPhone.getByText("It is yours.")).toBeVisible()
    await phone.goto(`${portal}/household`)
    await expect(phone.getByRole("main")).toContainText("650 points")
    await expect(phone.getByRole("listitem").filter({ hasText: `Ada redeemed ${breakfast}` })).toContainText(
      /You: \d+ points, Ada: \d+ points|Ada: \d+ points, You: \d+ points/,
    )
    await look(phone, "share-household", { dark: true })
    await support.reload()
    await expect(support.getByText("650 points together.")).toBeVisible()
    await look(support, "share-member", { dark: true })
  })
}

/** Somebody who asks to be forgotten, from the wish in the portal to a ledger that adds up without their name. */
export function forgetting(world: () => PromiseWorld): void {
  test("a member asks to be erased", async () => {
    const { otherPhone: page } = world()
    await page.goto(`${portal}/me/erase`)
    await look(page, "erase-ask", { dark: true })
    await page.getByRole("button", { name: "Ask to erase my data" }).click()
    await expect(page.getByText("Promise House will decide.")).toBeVisible()
  })

  test("staff hand over what is kept, read what goes, and erase the person", async () => {
    const { support: page } = world()
    await page.goto(await memberPage(world(), ada.email))
    await expect(page.getByText(/Asks to be erased since/)).toBeVisible()
    await page.getByRole("button", { name: "Erase", exact: true }).click()
    const dialog = page.getByRole("dialog")
    await expect(dialog).toContainText(ada.email)
    await expect(dialog).toContainText(/\d+ points in Promise Club/i)
    await expect(dialog).toContainText("5 purchases, with returns and amounts.")
    const [kept] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("link", { name: "Download all that is kept of them" }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await kept.createReadStream()) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toContain(ada.email)
    await look(page, "erase-dialog", { dark: true })
    await expect(dialog.getByRole("button", { name: "Erase the person" })).toBeDisabled()
    await dialog.getByLabel(/to confirm/).fill("erase")
    await dialog.getByRole("button", { name: "Erase the person" }).click()
    await expect(page.getByText("The person is erased")).toBeVisible()
    await expect(page.getByRole("main")).not.toContainText("Ada")
    await look(page, "erased-member")
  })

  test("nothing of them is shown any more, and the ledger adds up", async () => {
    const { support: page, phone, otherPhone, shop, api } = world()
    await page.goto(`/d/${shop.slug}/members?text=${encodeURIComponent(ada.email)}`)
    await expect(page.getByRole("main").getByRole("link", { name: /Ada/ })).toHaveCount(0)
    expect((await api<{ data: object[] }>("GET", `/members?email=${ada.email}`)).data).toEqual([])
    await otherPhone.goto(portal)
    await expect(otherPhone.getByRole("link", { name: "Join", exact: true })).toBeVisible()
    await phone.goto(`${portal}/household`)
    await expect(phone.getByRole("main")).toContainText("The bakery next door")
    await expect(phone.getByRole("main")).not.toContainText("Ada")
    await page.goto(`/d/${shop.slug}/ledger?check=1`)
    await expect(page.getByText("Checked just now: it does")).toBeVisible()
  })
}

async function memberPage({ api, shop }: PromiseWorld, email: string): Promise<string> {
  const { data } = await api<{ data: [{ id: string }] }>("GET", `/members?email=${email}`)
  return `/d/${shop.slug}/members/${data[0].id}`
}

/** Opens the newest entry of so many points, and reads what is told of it. */
async function readWhy(page: Page, points: string, told: readonly string[]): Promise<void> {
  await page.goto(`${portal}/activity`)
  await page.getByRole("link").filter({ hasText: points }).first().click()
  for (const words of told) await expect(page.getByRole("main")).toContainText(words)
}
