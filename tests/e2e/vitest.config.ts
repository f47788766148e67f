import { defineConfig } from 'vitest/config';

/** Not part of `npm test`: it wants a browser and a built site. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
