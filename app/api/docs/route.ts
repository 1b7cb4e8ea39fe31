import { errorCodes } from "@/lib/core/errors"

const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"

function errorRows(): string {
  return Object.entries(errorCodes)
    .map(
      ([code, [status, sentence]]) =>
        `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${sentence}</td></tr>`,
    )
    .join("\n")
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Regulars API</title>
<link rel="icon" href="/favicon.ico">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="stylesheet" href="/api/docs/page.css">
</head>
<body>
<main>
<div id="swagger-ui"></div>
<section class="errors">
<h2>Errors</h2>
<p>A refusal is <code>application/problem+json</code>. Its <code>code</code> is stable: decide by it.</p>
<table>
<thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">What happened, and what to do</th></tr></thead>
<tbody>
${errorRows()}
</tbody>
</table>
</section>
</main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`

/** The API's documentation, made in the browser from the OpenAPI document; everything comes from this server. */
export function GET(): Response {
  return new Response(page, {
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
  })
}
