import { groupedNumber } from "@/lib/members/domain/card-number"
import { code128, qrCode } from "./bar-code"

interface OfflineCard {
  program: string
  merchant: string
  name: string
  cardNumber: string
  base: string
  fill: string
  onFill: string
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** The card as one page that needs nothing else: no script, no style sheet, no font. */
export function offlineCard({ program, merchant, name, cardNumber, base, fill, onFill }: OfflineCard): string {
  const text = { program: escapeHtml(program), merchant: escapeHtml(merchant), name: escapeHtml(name) }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>Card · ${text.program}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; padding: 16px; background: light-dark(#fbfaf7, #171412); color: light-dark(#57534e, #b4aca3) }
main { max-width: 36rem; margin: 0 auto }
section { border-radius: 20px; padding: 20px; background: ${fill}; color: ${onFill} }
h1 { margin: 0; font-size: 16px } section > p { margin: 0 }
div { margin: 24px 0 16px; border-radius: 12px; padding: 20px; background: #fff; color: #1c1917; text-align: center }
svg { display: block; margin: 0 auto 16px; width: 100%; max-width: 256px; height: auto }
svg + svg { max-width: 320px; height: 80px }
strong { font-size: 20px; font-variant-numeric: tabular-nums }
footer { margin-top: 16px; text-align: center; font-size: 14px } a { color: inherit }
</style>
</head>
<body>
<main>
<section>
<h1>${text.program}</h1>
<p>${text.merchant}</p>
<div>${qrCode(cardNumber)}${code128(cardNumber)}<strong>${groupedNumber(cardNumber)}</strong></div>
<p>${text.name}</p>
</section>
<footer>There is no network. Your card works all the same. <a href="${escapeHtml(base)}/start">Try again</a></footer>
</main>
</body>
</html>
`
}
