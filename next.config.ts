import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    // An address no route has is answered whole, in both languages, without scripts.
    globalNotFound: true,
    // A page is loaded when it is first asked for: the desk's and all others at the start would cost
    // a second and a hundred megabytes.
    preloadEntriesOnStart: false,
  },
  // What Next itself sends, navigation payloads above all; the front's kept answers are compressed
  // once and do not pass here.
  compress: true,
  serverExternalPackages: ['better-sqlite3', 'pg'],
  // `npm run check` is where types are checked; `up` installs no compiler.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true, localPatterns: [], remotePatterns: [] },
};

export default withNextIntl(config);
