import {
  checkInitialWeights,
  failed,
  passed,
  replyProblem,
  sameNumbers,
  type Observation,
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
  const shapes = shapesOf(sizes);
  const ask = (seed: number) => ({ target: 'initial', inputs: {}, params: { ...sizes, seed } });
  const { outcome, weights } = await checkInitialWeights(session, random, ask, shapes, (name) =>
    name.startsWith('a.') ? 'average-starts-elsewhere' : 'kernels-start-at-zero',
  );
  if (outcome.verdict !== 'pass') return outcome;
  const apart = Object.keys(shapes).some(
    (name) =>
      name.startsWith('a.') &&
      !sameNumbers(weights[name]?.data ?? [], weights[name.replace('a.', 'g.')]?.data),
  );
  return apart
    ? failed('the average does not start with the values of the generator.', 'average-starts-elsewhere')
    : checkAlike(session, random);
}

/** Two rules for the seeds of the kernels may meet at small seeds only, such as 2 seed and seed + 1. */
async function checkAlike(session: Session, random: Random): Promise<Outcome> {
  for (const seed of [1, 2, 3, 4 + Math.floor(1e4 * random.uniform())]) {
    const reply = await session.evaluate({
      target: 'initial',
      inputs: {},
      params: { ...equalSizes, seed },
      expects: shapesOf(equalSizes),
    });
    if (reply.kind !== 'observed') return replyProblem(reply);
    const alike = firstAlike(reply.observation.outputs);
    if (alike)
      return failed(`${alike[0]} and ${alike[1]} start with the same random numbers.`, 'layers-start-alike');
  }
  return passed();
}

/** The names of two kernels whose first numbers are multiples of each other: the scale depends on the shape. */
function firstAlike(weights: Observation['outputs']): readonly [string, string] | undefined {
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
