import type { Browser, Page } from "@playwright/test"
import { deskContext } from "./people"
import { type Api, inDatabase } from "./second-shop"

/** The newest mail to somebody, which waits in the outbox as there is no mail server. */
async function newestMail(merchantId: string, address: string): Promise<string> {
  const [mail] = await inDatabase<{ text: string }>(
    `SELECT "text" FROM mail WHERE "merchantId" = $1 AND "toAddress" = $2 ORDER BY "id" DESC LIMIT 1`,
    [merchantId, address],
  )
  return mail?.text ?? ""
}

/** Somebody new of the staff, who follows the link of an invitation to a browser of their own. */
export async function joinAs(
  browser: Browser,
  api: Api,
  merchantId: string,
  role: string,
  name: string,
): Promise<Page> {
  const email = `${name.split(" ")[0]?.toLowerCase()}@promise.example`
  await api("POST", "/staff/invitations", { email, role })
  const link = /https?:\/\/\S+\/invitation\/\S+/.exec(await newestMail(merchantId, email))?.[0]
  if (!link) throw new Error("the mail holds no link of an invitation")
  const context = await deskContext(browser)
  const page = await context.newPage()
  await page.goto(new URL(link).pathname)
  await page.getByLabel("Your name").fill(name)
  await page.getByLabel("Password").fill("a word for the whole house")
  await page.getByRole("button", { name: /^Join/ }).click()
  await page.waitForURL(/\/d\//)
  return page
}

/** A member signs in to the portal with the code from the mail. */
export async function signInMember(page: Page, portal: string, merchantId: string, email: string): Promise<void> {
  await page.goto(`${portal}/sign-in`)
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await page.getByRole("button", { name: /code/ }).click()
  await page.getByLabel("Six-digit code").waitFor()
  const code = /\d{3} \d{3}/.exec(await newestMail(merchantId, email))?.[0] ?? ""
  await page.getByLabel("Six-digit code").fill(code)
  await page.getByRole("button", { name: "Continue" }).click()
  await page.waitForURL(portal)
}
