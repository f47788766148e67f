import {
  filled,
  within,
  type Case,
  type Expected,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { ganTraining, type Estimate } from '#reference/oracle/index.ts';
import type { Mlp } from '#reference/oracle/mlp.ts';
import { mlpOf, named } from '../../_private/networks.ts';

/** Calibrated: see tests/calibration. */
const c = 2;
// All sizes differ, so that swapped axes show.
const [latent, features] = [2, 3];
const usualRows = { real: 6, zDiscriminator: 4, zGenerator: 5 };
type Rows = typeof usualRows;
const names = ['real', 'zDiscriminator', 'zGenerator'] as const;

export interface CaseSpec {
  readonly generator: Mlp['activation'];
  readonly discriminator: Mlp['activation'];
  /** Units of the discriminator's hidden layers; the generator has one layer of 5. */
  readonly hidden: readonly number[];
  readonly steps: number;
  /** The player with the larger learning rate. */
  readonly faster: 'generator' | 'discriminator';
  /** The sizes of the three batches. */
  readonly rows?: Rows;
}

type Inputs = Pick<ganTraining.GanInputs, 'rates'> & {
  readonly generator: Mlp<NumericArray>;
  readonly discriminator: Mlp<NumericArray>;
  readonly batches: readonly Record<keyof Rows, NumericArray>[];
};

function draw(
  random: Random,
  { generator, discriminator, hidden, steps, faster, rows = usualRows }: CaseSpec,
): Inputs {
  const normal = (shape: readonly number[], scale: number, mean = 0): NumericArray =>
    filled(shape, () => mean + scale * random.normal());
  const weights = (shape: readonly number[]): NumericArray =>
    normal(shape, shape.length === 1 ? 0.3 : 1.2 / Math.sqrt(shape[0] ?? 1));
  // These rates are so large that the order of the updates shows.
  const [fast, slow] = [0.5 + 0.2 * random.uniform(), 0.2 + 0.1 * random.uniform()];
  return {
    generator: mlpOf(generator, [latent, 5, features], weights),
    discriminator: mlpOf(discriminator, [features, ...hidden, 1], weights),
    rates:
      faster === 'generator'
        ? { generator: fast, discriminator: slow }
        : { generator: slow, discriminator: fast },
    batches: Array.from({ length: steps }, () => ({
      real: normal([rows.real, features], 0.7, 1),
      zDiscriminator: normal([rows.zDiscriminator, latent], 1),
      zGenerator: normal([rows.zGenerator, latent], 1),
    })),
  };
}

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** generatorKernel0, generatorBias0, … */
const of = <T>(player: 'generator' | 'discriminator', network: Mlp<T>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(named(network)).map(([name, weights]) => [`${player}${titled(name)}`, weights]),
  );

export type Part = 'losses' | 'generator' | 'discriminator';

/** Redrawn until no unit is near its kink in any step, where correct formulas differ. */
export function stepCase(random: Random, spec: CaseSpec, parts: readonly Part[]): Case {
  for (;;) {
    const inputs = draw(random, spec);
    const right = ganTraining.train(inputs);
    if (right.distanceFromKink > 0.01) return caseOf(spec, inputs, right, parts);
  }
}

function caseOf(
  { generator, discriminator }: CaseSpec,
  inputs: Inputs,
  right: ganTraining.GanSteps,
  parts: readonly Part[],
): Case {
  const batches = inputs.batches.flatMap((batch, step) =>
    names.map((name): [string, NumericArray] => [`${name}${step}`, batch[name]]),
  );
  const ofStep = (name: string, losses: readonly Estimate[]): [string, Estimate][] =>
    losses.map((loss, step) => [step === 0 ? name : `${name} of step ${step + 1}`, loss]);
  const estimates: Record<Part, Record<string, Estimate>> = {
    losses: Object.fromEntries([
      ...ofStep('discriminatorLoss', right.discriminatorLosses),
      ...ofStep('generatorLoss', right.generatorLosses),
    ]),
    generator: of('generator', right.generator),
    discriminator: of('discriminator', right.discriminator),
  };
  const outputs = parts.flatMap((part) =>
    Object.entries(estimates[part]).map(([name, estimate]): [string, Expected] => [
      name,
      within(estimate, c),
    ]),
  );
  return {
    evaluation: {
      target: 'trainStep',
      inputs: {
        ...Object.fromEntries(batches),
        ...of('generator', inputs.generator),
        ...of('discriminator', inputs.discriminator),
      },
      params: {
        generator,
        discriminator,
        generatorRate: inputs.rates.generator,
        discriminatorRate: inputs.rates.discriminator,
      },
    },
    expected: { outputs: Object.fromEntries(outputs) },
  };
}
