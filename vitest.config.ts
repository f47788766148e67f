import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Each test file may start children of its own; two files at a time keep a two-core machine honest.
    maxWorkers: 2,
    testTimeout: 30_000,
    reporters: process.env['CI'] ? ['default'] : ['default'],
  },
});
