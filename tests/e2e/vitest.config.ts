import { defineConfig } from 'vitest/config';

/** Not part of `npm test`: it wants a browser and a built site. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    maxWorkers: 2,
    // Machines are shared: what comes at all may come late.
    expect: { poll: { timeout: 100_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
