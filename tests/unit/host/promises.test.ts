import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { promiseProblems, promisesIn } from '#grader/host/authoring/promises.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';

const stub = `import * as tf from '@tensorflow/tfjs';

/*
 * The balls are those of the lesson (Doe et al. 2019, eq. 1). A row is not its own neighbour. This says nothing.
 */

export interface Options {
  /** For \`x\` only: 1 by default. */
  readonly x?: number; // must not count: 'a string with // no comment'
}

/**
 * Adds two tensors.
 *
 * - \`plain\`: as it
 *   stands.
 *
 * @param a [n], the
 *   first
 * @returns a new tensor
 */
export const add = (a: tf.Tensor, url = 'https://never.example'): tf.Tensor => a;
`;

test('sentences that bind, items of lists and tags are promises', async () => {
  expect(await promisesIn(stub)).toEqual([
    'A row is not its own neighbour.',
    'For `x` only: 1 by default.',
    "must not count: 'a string with // no comment'",
    '- `plain`: as it stands.',
    '@param a [n], the first',
    '@returns a new tensor',
  ]);
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genlab-promises-'));
  await mkdir(join(folder, '_private'));
  await writeFile(
    join(folder, '_private', 'promises.ts'),
    `export default {
      'A row is not its own neighbour.': ['value'],
      'For \`x\` only: 1 by default.': 'the caller sets it',
      "must not count: 'a string with // no comment'": [],
      '- \`plain\`: as it stands.': ['valeu'],
      '@param a [n], the first': ['value'],
      '@param b': ['value'],
    };`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

test('a promise without a check, a check that is not there, and a promise that is no longer made are named', async () => {
  const entry = {
    stub,
    folder,
    hiddenChecks: () => Promise.resolve({ checks: [{ id: 'value' }] }),
    questions: () => Promise.resolve(undefined),
  };
  expect(await promiseProblems(entry as unknown as Entry)).toEqual([
    expect.stringContaining('"must not count: '),
    expect.stringContaining('"@returns a new tensor"'),
    "promises.ts: there is no hidden check 'valeu'.",
    'promises.ts: the stub does not say "@param b". Remove it.',
  ]);
});
