import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { randomFor } from '#grader/core/random.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import { loadCatalogue, type Catalogue, type Entry } from '#grader/host/course/catalogue.ts';
import { openSession, stripTypes } from '#grader/session/node/index.ts';
import { readFile } from 'node:fs/promises';

const keys = 40;
let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue(fileURLToPath(new URL('../../../exercises', import.meta.url)));
});

/** The points of an answer's hidden checks under each key. */
async function pointsUnderKeys(entry: Entry, source: string): Promise<number[]> {
  const { id, limits } = entry.exercise;
  const { checks, version } = await entry.hiddenChecks();
  const session = await openSession({ engine: 'wasm', seed: 'keys', limits });
  try {
    const file = `${id}.ts`;
    await session.load({ files: { [file]: stripTypes(source) }, entry: file, probe: entry.probe });
    const points: number[] = [];
    for (let i = 0; i < keys; i++) {
      const random = await randomFor(`key ${i}`, `student ${i}`, id, String(version));
      const asked = { session, checks, random, mistakes: {}, visibility: 'hidden' as const };
      const results = await runChecks({ ...asked, predict: () => Promise.resolve({}) });
      points.push(results.reduce((sum, check) => sum + check.points, 0));
    }
    return points;
  } finally {
    session.close();
  }
}

const wrong = [
  {
    id: 'reparametrization/gaussian-kl',
    what: 'a clamp just inside the tested range',
    find: '): tf.Tensor1D {',
    put: '): tf.Tensor1D {\n  logVar = tf.clipByValue(logVar, -19, 19.5);',
  },
  {
    id: 'vae-vs-gan/anomaly-detection',
    what: 'an area that is turned over when it is below one half',
    find: 'return won / (anomalous.length * normal.length);',
    put: 'const area = won / (anomalous.length * normal.length);\n  return Math.max(area, 1 - area);',
  },
];

describe('a verdict does not depend on the name of the student', () => {
  test.each(wrong)('$id: $what', async ({ id, find, put }) => {
    const entry = catalogue.exercises.find(({ exercise }) => exercise.id === id);
    if (!entry) throw new Error(`no exercise ${id}`);
    const solution = await readFile(join(entry.folder, '_private', 'solution.ts'), 'utf8');
    expect(solution).toContain(find);
    const points = await pointsUnderKeys(entry, solution.replace(find, put));
    expect([...new Set(points)]).toHaveLength(1);
    expect(points[0]).toBeLessThan(entry.exercise.points);
    const right = await pointsUnderKeys(entry, solution);
    expect([...new Set(right)]).toEqual([entry.exercise.points]);
  });
});
