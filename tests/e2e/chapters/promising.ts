import { expect, test } from "@playwright/test"
import { choose } from "../support/choose"
import { untilShown } from "../support/failure"
import { daysBefore, today } from "../support/history"
import { look } from "../support/look"
import { about, breakfast, cake, coffee, type PromiseWorld, portal } from "../support/promise-house"

const why = "Flour got dearer, so Gold asks for more."

/** A change of a live program from the draft to the member's phone, withdrawn once and then kept. */
export function promising(world: () => PromiseWorld): void {
  const designer = () => `/d/${world().shop.slug}/program?program=${world().programId}`

  test("two people change a live program at once: the second is told, and both works are kept", async () => {
    const { marketer: page, owner } = world()
    await page.goto(designer())
    await owner.goto(designer())
    await untilShown(owner, owner.getByLabel("Gives", { exact: true }))
    await owner.getByLabel("Gives", { exact: true }).fill("2")
    await owner.getByRole("button", { name: "Save draft" }).click()
    await expect(owner.getByRole("region", { name: "Unsaved changes" })).toBeHidden()
    await page.getByRole("region", { name: "Gold", exact: true }).getByLabel("From", { exact: true }).fill("800.00")
    const silver = page.getByRole("region", { name: "Silver", exact: true })
    await silver.getByRole("button", { name: "Add benefit" }).click()
    await choose(page, "Something a number of times")
    await silver.getByLabel("How often").fill("2")
    await silver.getByRole("textbox", { name: "Name", exact: true }).last().fill(coffee)
    await page.getByLabel(`Price of ${breakfast}`).fill("400")
    await page.getByRole("button", { name: "Save draft" }).click()
    const told = page.getByRole("alert").filter({ hasText: "saved this program meanwhile" })
    await expect(told).toContainText("A purchase earns 2 points")
    await look(page, "promise-two-editors")
    await told.getByRole("button", { name: "Put both together" }).click()
    await page.getByRole("button", { name: "Save draft" }).click()
    await expect(page.getByRole("region", { name: "Unsaved changes" })).toBeHidden()
    await expect(page.getByLabel("Gives", { exact: true })).toHaveValue("2")
    await expect(silver).toContainText(coffee)
    await look(page, "promise-draft")
  })

  test("the draft is played over the past, beside what is live", async () => {
    const { marketer: page } = world()
    await page.getByRole("link", { name: "Backtest", exact: true }).click()
    await expect(page.getByRole("checkbox", { name: /Beside the live program/ })).toBeChecked()
    await look(page, "promise-backtest-new")
    await page.getByRole("button", { name: "Run the backtest" }).click()
    await expect(page.getByRole("region", { name: "In short" })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole("main")).toContainText(/Gold/)
    await look(page, "promise-backtest", { dark: true })
  })

  test("the difference is told in words and on members, and the change is given a day", async () => {
    const { marketer: page } = world()
    await page.goto(designer())
    await page.getByRole("button", { name: "Publish changes" }).click()
    const sheet = page.getByRole("dialog")
    await sheet
      .getByRole("radio", { name: /From a day on/ })
      .last()
      .check()
    await sheet.getByLabel("Holds from").fill(daysBefore(today(), -30))
    for (const words of ["$800.00", coffee, breakfast]) await expect(sheet).toContainText(words)
    await expect(sheet).toContainText(/Move down\s*1/)
    await expect(sheet).toContainText("1 member from Gold to Silver")
    await expect(sheet).toContainText(/Reward gets dearer\s*[1-3]/)
    await sheet.getByLabel(/Why, in a sentence/).fill(why)
    await look(page, "promise-publish")
    await sheet.getByRole("button", { name: "Publish changes" }).click()
    await expect(page.getByText("Version 2 is published")).toBeVisible()
  })

  test("until the day all stays: the member is told, and the public page shows what is to come", async () => {
    const { phone, marketer: page } = world()
    await phone.goto(portal)
    await expect(phone.getByRole("region", { name: "News of the program" })).toContainText(/Your tier changes on/)
    await expect(phone.getByRole("main")).toContainText("2 of 2 left")
    await look(phone, "promise-portal-told", { dark: true })
    await phone.goto(`${portal}/benefits`)
    await expect(phone.getByRole("main")).toContainText("What you have as Gold")
    await expect(phone.getByRole("main")).toContainText(cake)
    await phone.goto(about)
    await expect(phone.getByRole("main")).toContainText("To come")
    await expect(phone.getByRole("main")).toContainText(why)
    await look(phone, "promise-public")
    await page.getByRole("link", { name: "Compare and roll back" }).click()
    await expect(page.getByRole("heading", { name: "Versions", level: 1 })).toBeVisible()
    await expect(page.getByRole("listitem").filter({ hasText: "Version 2" }).first()).toContainText("To come")
    await look(page, "promise-versions")
  })

  test("it is withdrawn, and nobody is told of it any more", async () => {
    const { phone, marketer: page } = world()
    await page.getByRole("button", { name: "Withdraw" }).click()
    await page.getByRole("button", { name: "Withdraw it" }).click()
    await expect(page.getByText("Replaced before it held").first()).toBeVisible()
    await phone.goto(portal)
    await expect(phone.getByRole("link", { name: "Show my card" })).toBeVisible()
    await expect(phone.getByRole("region", { name: "News of the program" })).toBeHidden()
  })

  test("published again, it holds at once: another tier, other benefits, and a line on the public page", async () => {
    const { phone, marketer: page } = world()
    await page.goto(designer())
    await page.getByRole("button", { name: "Publish changes" }).click()
    const sheet = page.getByRole("dialog")
    await expect(sheet).toContainText("1 member from Gold to Silver")
    await sheet.getByLabel(/Why, in a sentence/).fill(why)
    await sheet.getByRole("button", { name: "Publish changes" }).click()
    await expect(page.getByText(/Version \d is published/)).toBeVisible()
    await expect(async () => {
      await phone.goto(`${portal}/benefits`)
      await expect(phone.getByRole("main")).toContainText("What you have as Silver", { timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
    await expect(phone.getByRole("main")).toContainText(coffee)
    await expect(phone.getByRole("main")).not.toContainText(cake)
    await look(phone, "promise-portal-after")
    await phone.goto(about)
    await expect(phone.getByRole("main")).toContainText(why)
    await expect(phone.getByRole("main")).not.toContainText("To come")
  })
}

/** Two versions side by side, and the first of them once more. */
export function goingBack(world: () => PromiseWorld): void {
  test("versions are compared, and the first is brought back as a new one", async () => {
    const { marketer: page, phone, shop, programId } = world()
    await page.goto(`/d/${shop.slug}/program/versions?program=${programId}`)
    await page.getByLabel("Compare", { exact: true }).selectOption({ label: "Version 1" })
    await page.getByLabel("With", { exact: true }).selectOption({ label: "What holds now" })
    await page.getByRole("button", { name: "Compare" }).click()
    await expect(page.getByRole("heading", { name: "Version 1", exact: true, level: 3 })).toBeVisible()
    await look(page, "promise-compared")
    const first = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /^Version 1\b/ }) })
    await first.getByRole("link", { name: "Look at it or bring it back" }).click()
    await expect(page.getByRole("heading", { name: "What changes of what holds now" })).toBeVisible()
    await look(page, "promise-bring-back")
    await page.getByRole("button", { name: "Bring back version 1" }).click()
    const latest = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /^Version 5\b/ }) })
    await expect(latest).toContainText(/In force.*Brings back 1/s)
    await phone.goto(about)
    const gold = phone.getByRole("listitem").filter({ has: phone.getByRole("heading", { name: "Gold", exact: true }) })
    await expect(gold).toContainText("$500.00")
  })
}
