/** The relativistic losses and the minibatch deviation, by tests/peers/unit2_{relativistic,deviation}.py and by hand. */
import { describe, expect, it } from 'vitest';

import { minibatchDeviation, relativistic } from '#reference/oracle/index.ts';

import { describeGolden } from './golden-cases.ts';
import { entry, matrix, scalar } from './helpers.ts';

const peers = ['python', 'jax', 'mpmath', 'numpy'];

describeGolden('the losses of a relativistic GAN against mpmath and JAX', {
  file: 'unit2-relativistic.golden.json',
  oracles: relativistic,
  peers,
});

describeGolden('the minibatch deviation against mpmath and JAX', {
  file: 'unit2-deviation.golden.json',
  oracles: minibatchDeviation,
  peers,
});

describe('the relativistic losses', () => {
  const column = (...logits: number[]) => matrix([logits.length, 1], logits);

  it.each([
    { real: column(2, 0.5), fake: column(-1, 1), discriminator: 0.5113321679, generator: 1.7613321679 },
    {
      real: column(0, 0, 1000),
      fake: column(0, 5, -1000),
      discriminator: 1.8999541763,
      generator: 666.8999541763,
    },
    {
      real: column(4, -9),
      fake: column(4, -9),
      discriminator: Math.LN2,
      generator: Math.LN2,
    },
  ])('are $discriminator and $generator', ({ real, fake, discriminator, generator }) => {
    const losses = relativistic.relativisticLosses({ real, fake });
    expect(scalar(losses.discriminator)).toBeCloseTo(discriminator, 9);
    expect(scalar(losses.generator)).toBeCloseTo(generator, 9);
  });

  it('have opposite gradients at the two logits of a pair', () => {
    const inputs = { real: column(2, 0.5), fake: column(-1, 1), cotangent: matrix([], [1]) };
    const ofDiscriminator = relativistic.discriminatorVjp(inputs);
    const ofGenerator = relativistic.generatorVjp(inputs);
    for (const [i, [slope, other]] of [
      [-0.0237129366, -0.4762870634],
      [-0.3112296656, -0.1887703344],
    ].entries()) {
      expect(entry(ofDiscriminator.real.value, i)).toBeCloseTo(slope ?? NaN, 9);
      expect(entry(ofDiscriminator.fake.value, i)).toBeCloseTo(-(slope ?? NaN), 9);
      expect(entry(ofGenerator.fake.value, i)).toBeCloseTo(other ?? NaN, 9);
      expect(entry(ofGenerator.real.value, i)).toBeCloseTo(-(other ?? NaN), 9);
    }
  });
});

describe('the minibatch deviation', () => {
  /** A gradient of the new column alone, summed over the rows. */
  const slopeOf = (rows: number, columns: number, features: number[]): number[] => {
    const last = Array.from({ length: rows * (columns + 1) }, (_, i) =>
      Number(i % (columns + 1) === columns),
    );
    const inputs = {
      features: matrix([rows, columns], features),
      cotangent: matrix([rows, columns + 1], last),
    };
    return [...minibatchDeviation.appendDeviationVjp(inputs).features.value];
  };
  const statisticOf = (rows: number, columns: number, features: number[]): number =>
    entry(minibatchDeviation.appendDeviation({ features: matrix([rows, columns], features) }).value, columns);

  it('is the mean over features of the root of each variance', () => {
    expect(statisticOf(3, 2, [1, 0, 3, 0, 5, 6])).toBeCloseTo(2.2307101457, 8);
    const slopes = slopeOf(3, 2, [1, 0, 3, 0, 5, 6]);
    for (const [i, slope] of [-0.6123724, -0.3535534, 0, -0.3535534, 0.6123724, 0.7071068].entries())
      expect(slopes[i]).toBeCloseTo(slope, 6);
  });

  it('adds 1e-8 below the root', () => {
    expect(statisticOf(2, 3, [0, 0, 0, 1, 0, 0])).toBeCloseTo(0.1667333367, 9);
    const slopes = slopeOf(2, 3, [0, 0, 0, 1, 0, 0]);
    for (const [i, slope] of [-1 / 3, 0, 0, 1 / 3, 0, 0].entries()) expect(slopes[i]).toBeCloseTo(slope, 7);
  });

  it('is 1e-4 without a slope for equal rows', () => {
    expect(statisticOf(4, 2, [3, -1, 3, -1, 3, -1, 3, -1])).toBeCloseTo(1e-4, 12);
    expect(slopeOf(4, 2, [3, -1, 3, -1, 3, -1, 3, -1])).toEqual(new Array<number>(8).fill(0));
  });
});
