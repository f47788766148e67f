import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether properties draw every case that is asked for, or a bounded number of them. */
    everyCase: boolean;
  }
}

/** What Node compiled once, TypeScript without its types too, starts the next `genlab` in 0.3 s of the processor, not 0.7. */
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('node_modules/.cache/genlab-tests', import.meta.url),
);

/** Proofs take minutes: one that starts last would leave the other core idle. */
class ProofsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isProof = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('.proof.test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isProof), ...sorted.filter((file) => !isProof(file))];
  }
}

/**
 * `npm test` leaves out the long proofs, `*.proof.test.ts`, and draws few cases of each property; `npm run test:all` is
 * the same with `--mode all` and does both in full. docs/tests.md lists the proofs.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: mode === 'all' ? [] : ['tests/**/*.proof.test.ts'],
    provide: { everyCase: mode === 'all' },
    // Each test file may start children of its own; two files at a time keep a two-core machine honest.
    maxWorkers: 2,
    // Only a hang lasts this long; a busy machine does not fail a test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 100_000 } },
    sequence: { sequencer: ProofsFirst },
  },
}));
