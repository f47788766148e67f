/** One GAN step against PyTorch, with the numbers of tests/peers/unit2_gan_step.py. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ganTraining, type Estimate, type Matrix } from '#reference/oracle/index.ts';
import { mapMlp, type Mlp } from '#reference/oracle/mlp.ts';
import { worstRatio } from './helpers.ts';

type Weights = Readonly<Record<'kernel1' | 'bias1' | 'kernel2' | 'bias2' | 'kernel3' | 'bias3', Matrix>>;

interface Step extends ganTraining.GanBatch {
  generator: Weights;
  discriminator: Weights;
  average: Weights;
  learningRate: number;
  gamma: number;
  decay: number;
  squashed: boolean;
}

interface Golden {
  script: { path: string; sha256: string };
  cases: {
    inputs: Step;
    discriminatorLoss: number;
    generatorLoss: number;
    discriminator: Weights;
    generator: Weights;
    average: Weights;
  }[];
}

const root = new URL('../../../', import.meta.url);
const file = new URL('tests/peers/unit2-gan-step.golden.json', root);
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;
/** The same scale, with float64's unit roundoff: both sides are float64 evaluations. */
const roundoff = 2 ** -53;

it('has the golden numbers of the current script', () => {
  const script = readFileSync(new URL(golden.script.path, root));
  expect(createHash('sha256').update(script).digest('hex')).toBe(golden.script.sha256);
});

const mlp = (w: Weights): Mlp => ({
  activation: 'leakyRelu',
  hidden: [
    { kernel: w.kernel1, bias: w.bias1 },
    { kernel: w.kernel2, bias: w.bias2 },
  ],
  last: { kernel: w.kernel3, bias: w.bias3 },
});

describe.each(golden.cases)(
  'a step on data of $inputs.real.shape, squashed: $inputs.squashed',
  ({ inputs, ...expected }) => {
    const { learningRate: rate, gamma, decay, squashed } = inputs;
    const step = ganTraining.train({
      generator: mlp(inputs.generator),
      discriminator: mlp(inputs.discriminator),
      rates: { generator: rate, discriminator: rate },
      batches: [inputs],
      gamma,
      squashed,
      averaging: { average: mlp(inputs.average), decay },
    });

    it.each(['discriminatorLoss', 'generatorLoss'] as const)('has the %s', (loss) => {
      expect(worstRatio(step[`${loss}es`][0] as Estimate, [expected[loss]], roundoff)).toBeLessThan(4);
    });

    it.each(['discriminator', 'generator', 'average'] as const)('moves the %s', (player) => {
      const moved = step[player] as Mlp<Estimate>;
      mapMlp(mlp(expected[player]), ({ shape, data }, l, name) => {
        const weights = (moved.hidden[l] ?? moved.last)[name];
        expect(weights.shape).toEqual(shape);
        expect(worstRatio(weights, data, roundoff), `${name} ${l}`).toBeLessThan(4);
      });
    });
  },
);
