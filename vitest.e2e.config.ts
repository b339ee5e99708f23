import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: { '@': here('.'), 'server-only': here('./tests/support/server-only.ts') },
  },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['./tests/support/gallery-setup.ts'],
    // One gallery and one browser: journeys one after the other.
    fileParallelism: false,
    // Long enough for a machine that has much else to do; a quiet one needs a tenth of it.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 45_000 } },
  },
});
