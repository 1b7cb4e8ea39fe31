import { defineConfig } from "@playwright/test"

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** Against the server that E2E_BASE_URL names; `npm test` starts one. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 3,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://localhost:3000",
    actionTimeout: 60_000,
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: { args: flags, executablePath: process.env.E2E_BROWSER ?? "/usr/bin/chromium" },
  },
})
