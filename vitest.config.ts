import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@': here('.'),
      // `server-only` throws outside a React server; tests are the server here.
      'server-only': here('./tests/support/server-only.ts'),
    },
  },
  test: {
    include: ['tests/{house,small,medium,component}/**/*.test.{ts,tsx,mjs}'],
    globalSetup: ['./tests/support/databases-setup.ts'],
    setupFiles: ['./tests/support/patience.ts'],
    // Only for what hangs: a machine with much else to do needs ten times as long as a quiet one.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 45_000 } },
  },
});
