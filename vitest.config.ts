import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { cores } from './tests/cores.ts';

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
 * Tests that change nothing of their process: neither its environment, its engine nor its globals. The files that a worker
 * takes share what was imported once, because importing is most of their time.
 */
const sharing = [
  'borders/{explain,gradebook,policy,site}',
  'calibration',
  'docs',
  'unit/{core,datasets,host,oracle,report,shared,site}',
].map((folders) => `tests/${folders}/!(*.proof).test.ts`);

/**
 * `npm test` leaves out the long proofs, `*.proof.test.ts`, and draws few cases of each property; `npm run test:all` is
 * the same with `--mode all` and does both in full. docs/tests.md lists the proofs.
 */
export default defineConfig(({ mode }) => {
  const leftOut = mode === 'all' ? [] : ['tests/**/*.proof.test.ts'];
  return {
    test: {
      projects: [
        {
          extends: true,
          test: { name: 'shared', include: sharing, isolate: false },
        },
        {
          extends: true,
          test: { name: 'alone', include: ['tests/**/*.test.ts'], exclude: [...leftOut, ...sharing] },
        },
      ],
      provide: { everyCase: mode === 'all' },
      // A proof often waits for a child, a clock or a queue: one file more than there are cores keeps all of them busy.
      maxWorkers: mode === 'all' ? cores + 1 : cores,
      // Only a hang lasts this long; a busy machine does not fail a test.
      testTimeout: 300_000,
      hookTimeout: 300_000,
      expect: { poll: { timeout: 100_000 } },
      sequence: { sequencer: ProofsFirst },
    },
  };
});
