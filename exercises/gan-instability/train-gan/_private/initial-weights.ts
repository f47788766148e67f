import {
  checkInitialWeights,
  failed,
  passed,
  sameNumbers,
  type Outcome,
  type Random,
  type Session,
} from '#grader/core/index.ts';
import { shapesOf } from './draw.ts';

/** Large enough to estimate a standard deviation from each kernel. */
const sizes = { latentSize: 40, hiddenSize: 60, dataSize: 30 };
/** All kernels but the discriminator's last have one shape here. */
const equalSizes = { latentSize: 24, hiddenSize: 24, dataSize: 24 };

/** Each layer starts random, with its own numbers, and the average starts as a copy of the generator. */
export async function checkStart(session: Session, random: Random): Promise<Outcome> {
  const start = await randomFromSeed(session, random, sizes);
  if (start.outcome.verdict !== 'pass') return start.outcome;
  const equal = await randomFromSeed(session, random, equalSizes);
  if (equal.outcome.verdict !== 'pass') return equal.outcome;
  const alike = firstAlike(equal.weights);
  return alike
    ? failed(`${alike[0]} and ${alike[1]} start with the same random numbers.`, 'layers-start-alike')
    : passed();
}

type Weights = Awaited<ReturnType<typeof checkInitialWeights>>['weights'];

async function randomFromSeed(
  session: Session,
  random: Random,
  of: typeof sizes,
): Promise<{ outcome: Outcome; weights: Weights }> {
  const ask = (seed: number) => ({ target: 'initial', inputs: {}, params: { ...of, seed } });
  const shapes = shapesOf(of);
  const { outcome, weights } = await checkInitialWeights(session, random, ask, shapes, (name) =>
    name.startsWith('a.') ? 'average-starts-elsewhere' : 'kernels-start-at-zero',
  );
  if (outcome.verdict !== 'pass') return { outcome, weights };
  const apart = Object.keys(shapes).some(
    (name) =>
      name.startsWith('a.') &&
      !sameNumbers(weights[name]?.data ?? [], weights[name.replace('a.', 'g.')]?.data),
  );
  return apart
    ? {
        outcome: failed(
          'the average does not start with the values of the generator.',
          'average-starts-elsewhere',
        ),
        weights,
      }
    : { outcome, weights };
}

/** The names of two kernels whose first numbers are multiples of each other: the scale depends on the shape. */
function firstAlike(weights: Weights): readonly [string, string] | undefined {
  const kernels = Object.entries(weights)
    .filter(([name]) => /^[gd]\.kernel/.test(name))
    .map(([name, { data }]) => ({ name, data: Array.from(data).slice(0, equalSizes.hiddenSize) }));
  for (const [i, one] of kernels.entries())
    for (const other of kernels.slice(i + 1))
      if (Math.abs(cosine(one.data, other.data)) > 0.999) return [one.name, other.name];
  return undefined;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? NaN), 0);

const cosine = (a: readonly number[], b: readonly number[]): number =>
  dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
