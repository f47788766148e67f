import { loadDigits } from '#datasets/from-disk.ts';
import {
  contactSheet,
  failed,
  float32,
  replyProblem,
  type Observation,
  type Random,
  type Session,
  type Trained,
} from '#grader/core/index.ts';
import { decodedPixels, vaeOnTestImages } from '#reference/oracle/vae-on-test-images.ts';
import { shapesOf, type Weights } from './sizes.ts';

/** The training budget, about ten epochs on half of the digits. */
const sizes = { inputSize: 784, hiddenSize: 200, latentSize: 16 };
const steps = 500;
const batch = 100;
const learningRate = 2e-3;
const testImages = 1000;
/** Twenty times the time on a slow machine. */
const seconds = 300;

export const measureNames = {
  negativeElbo: '−ELBO on test digits (nats)',
  activeUnits: 'active units of 16',
} as const;

/** Asks for a model trained on mini-batches of the training digits, and evaluates its weights on test digits. */
export async function trainOnDigits(session: Session, random: Random): Promise<Trained> {
  const { train, test } = await loadDigits();
  const images = float32([train.n, sizes.inputSize], train.images);
  const order = float32(
    [steps, batch],
    Array.from({ length: steps * batch }, () => Math.floor(train.n * random.uniform())),
  );
  const seed = (): number => 1 + Math.floor(2 ** 20 * random.uniform());
  const reply = await session.evaluate({
    target: 'train',
    inputs: { images, order },
    params: { ...sizes, learningRate, seed: seed(), noiseSeed: seed() },
    seconds,
    expects: shapesOf(sizes),
  });
  if (reply.kind !== 'observed') return { problem: replyProblem(reply) };
  const weights = weightsOf(reply.observation.outputs);
  if (!weights)
    return {
      problem: failed(
        'training did not return ten variables with finite values: it diverged, or they were replaced.',
      ),
    };
  const normals = (count: number): Float64Array =>
    Float64Array.from({ length: count }, () => random.normal());
  const { negativeElbo, activeUnits } = vaeOnTestImages(
    weights,
    Float64Array.from(test.images.subarray(0, testImages * sizes.inputSize)),
    normals(testImages * sizes.latentSize),
  );
  const drawn = decodedPixels(weights, normals(sheet.count * sizes.latentSize));
  return {
    measures: { [measureNames.negativeElbo]: negativeElbo, [measureNames.activeUnits]: activeUnits },
    picture: contactSheet(
      'digits that your trained decoder generates from noise',
      { data: drawn, height: 28, width: 28 },
      sheet.columns,
    ),
  };
}

const sheet = { count: 40, columns: 10 };

/** Ten arrays with the right shapes and finite values, or undefined. */
function weightsOf(outputs: Observation['outputs']): Weights | undefined {
  const names = Object.entries(shapesOf(sizes));
  const good = names.every(([name, shape]) => {
    const got = outputs[name];
    return got?.shape.join() === shape.join() && got.data.every(Number.isFinite);
  });
  return good ? (outputs as Weights) : undefined;
}
