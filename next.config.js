/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run validate` and `npm test`, so that a first start does not wait for them.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ["pg", "graphile-worker", "@node-rs/argon2", "pino", "bwip-js"],
}

export default config
