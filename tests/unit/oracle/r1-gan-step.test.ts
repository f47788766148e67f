/** One GAN step against PyTorch, by the numbers of tests/peers/unit2_gan_step.py. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '#reference/oracle/index.ts';
import { r1GanStep, type GanStep, type MlpWeights } from '#reference/oracle/r1-gan-step.ts';
import { worstRatio } from './helpers.ts';

interface Golden {
  script: { path: string; sha256: string };
  cases: {
    inputs: GanStep;
    discriminatorLoss: number;
    generatorLoss: number;
    discriminator: MlpWeights;
    generator: MlpWeights;
    average: MlpWeights;
  }[];
}

const root = new URL('../../../', import.meta.url);
const file = new URL('tests/peers/unit2-gan-step.golden.json', root);
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;
/** The same scale, with float64's unit roundoff: both sides are float64 evaluations. */
const roundoff = 2 ** -53;

it('has the golden numbers of the script as it stands', () => {
  const script = readFileSync(new URL(golden.script.path, root));
  expect(createHash('sha256').update(script).digest('hex')).toBe(golden.script.sha256);
});

describe.each(golden.cases)('a step on data of $inputs.real.shape', ({ inputs, ...expected }) => {
  const step = r1GanStep(inputs);

  it.each(['discriminatorLoss', 'generatorLoss'] as const)('has the %s', (loss) => {
    expect(worstRatio(step[loss], [expected[loss]], roundoff)).toBeLessThan(4);
  });

  it.each(['discriminator', 'generator', 'average'] as const)('moves the %s', (player) => {
    for (const [name, { shape, data }] of Object.entries(expected[player]) as [keyof MlpWeights, Matrix][]) {
      expect(step[player][name].shape).toEqual(shape);
      expect(worstRatio(step[player][name], data, roundoff), name).toBeLessThan(4);
    }
  });
});
