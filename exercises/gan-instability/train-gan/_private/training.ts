import { ring, type Point, type ToyDistribution } from '#datasets/index.ts';
import {
  failed,
  filled,
  float32,
  replyProblem,
  type NumericArray,
  type Observation,
  type Random,
  type Session,
  type Trained,
} from '#grader/core/index.ts';
import { exact } from '#reference/oracle/dense.ts';
import { exactMlp, forward, mapMlp, type Mlp } from '#reference/oracle/mlp.ts';
import { mlpOf, named } from '../../_private/networks.ts';

const sizes = { latentSize: 2, hiddenSize: 64, dataSize: 2 };
const settings = { steps: 1500, batch: 128, learningRate: 4e-3, gamma: 0.05, decay: 0.995 };
/** As in published tables of mode coverage. */
const samples = 2500;
/** Twenty times the time on a slow machine. */
const seconds = 300;

export const measureNames = {
  modes: 'modes found of 8',
  quality: 'samples within 3 standard deviations of a mode (%)',
} as const;

/** A ring of eight Gaussians with a random centre, radius and rotation. */
function drawRing(random: Random): ToyDistribution {
  const radius = 1.8 + 0.4 * random.uniform();
  const offset = (): number => 0.3 * (2 * random.uniform() - 1);
  return ring({
    radius,
    std: 0.05 * radius,
    center: [offset(), offset()],
    rotation: 2 * Math.PI * random.uniform(),
  });
}

/** Asks for a generator trained on the ring, and evaluates samples from its averaged weights. */
export async function trainOnRing(session: Session, random: Random): Promise<Trained> {
  const data = drawRing(random);
  const count = settings.steps * settings.batch;
  const seed = (): number => Math.floor(2 ** 20 * random.uniform());
  const reply = await session.evaluate({
    target: 'train',
    inputs: { points: float32([count, 2], data.sample(count, random)) },
    params: { ...sizes, ...settings, seed: seed(), noiseSeed: seed() },
    seconds,
    expects: averageShapes,
  });
  if (reply.kind !== 'observed') return { problem: replyProblem(reply) };
  const generator = averageOf(reply.observation.outputs);
  if (!generator)
    return {
      problem: failed(
        'training did not return six averaged variables with finite values: it diverged, or they were replaced.',
      ),
    };
  const z = Array.from({ length: samples * sizes.latentSize }, () => random.normal());
  const noise = exact({ shape: [samples, sizes.latentSize], data: z });
  const made = forward(exactMlp(generator), noise).output.value;
  const points = Array.from({ length: samples }, (_, i): [number, number] => [
    made[2 * i] ?? NaN,
    made[2 * i + 1] ?? NaN,
  ]);
  const counts = highQualityCounts(points, data.centers, 3 * data.std);
  const share = (n: number): number => (100 * n) / samples;
  return {
    measures: {
      [measureNames.modes]: counts.filter((n) => n > 0).length,
      [measureNames.quality]: share(counts.reduce((a, b) => a + b, 0)),
    },
    picture: {
      kind: 'scatter',
      title: 'samples of your averaged generator; circles are the modes of the data',
      points: points.slice(0, 600).map(([x, y]) => [Number(x.toFixed(3)), Number(y.toFixed(3))]),
      targets: data.centers.map(([x, y]) => [Number(x.toFixed(3)), Number(y.toFixed(3))]),
    },
  };
}

/** For each mode, the samples within `radius` of its centre that are nearer to it than to any other. */
function highQualityCounts(points: readonly Point[], centres: readonly Point[], radius: number): number[] {
  const counts = centres.map(() => 0);
  for (const [x, y] of points) {
    const distances = centres.map(([cx, cy]) => Math.hypot(x - cx, y - cy));
    const nearest = Math.min(...distances);
    const mode = distances.indexOf(nearest);
    if (nearest <= radius) counts[mode] = (counts[mode] ?? 0) + 1;
  }
  return counts;
}

const zeros = mlpOf(
  'leakyRelu',
  [sizes.latentSize, sizes.hiddenSize, sizes.hiddenSize, sizes.dataSize],
  (shape) => filled(shape, () => 0),
);
const averageShapes = Object.fromEntries(
  Object.entries(named(zeros, 1)).map(([name, { shape }]) => [`a.${name}`, shape]),
);

/** Six arrays with the right shapes and finite values, or undefined. */
function averageOf(outputs: Observation['outputs']): Mlp<NumericArray> | undefined {
  const good = Object.entries(averageShapes).every(([name, shape]) => {
    const got = outputs[name];
    return got?.shape.join() === shape.join() && got.data.every(Number.isFinite);
  });
  return good ? mapMlp(zeros, (_, l, name) => outputs[`a.${name}${l + 1}`] as NumericArray) : undefined;
}
