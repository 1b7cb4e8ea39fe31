import { redirect } from "next/navigation"
import { type PortalParams, publicPage } from "../portal-page"

/** Where the installed app begins: inside the service worker's scope, so that without a network the card comes up. */
export default async function StartPage({ params }: PortalParams) {
  const { merchant, program } = await params
  redirect((await publicPage(merchant, program)).base)
}
