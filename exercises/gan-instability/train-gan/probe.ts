import * as tf from '@tensorflow/tfjs';
import { defineProbe, unverified } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Variables = Readonly<Record<string, tf.Variable>>;
type Tensors = Readonly<Record<string, tf.Tensor>>;
type Student = typeof stub;
type Sizes = Parameters<Student['createGan']>[0];
/** `gamma` and `decay`. */
type StepSettings = Parameters<Student['trainStep']>[3];

const names = ['kernel1', 'bias1', 'kernel2', 'bias2', 'kernel3', 'bias3'] as const;

const shapes = (from: number, hidden: number, to: number): Record<(typeof names)[number], number[]> => ({
  kernel1: [from, hidden],
  bias1: [hidden],
  kernel2: [hidden, hidden],
  bias2: [hidden],
  kernel3: [hidden, to],
  bias3: [to],
});

function checked(
  what: string,
  given: Partial<stub.Variables> | undefined,
  wanted: ReturnType<typeof shapes>,
): Variables {
  if (!given) throw new Error(`createGan must return ${what}.`);
  const entries = names.map((name): [string, tf.Variable] => {
    const [variable, shape] = [given[name], wanted[name]];
    if (!(variable instanceof tf.Variable))
      throw new Error(`${what}.${name} must be a tf.Variable of shape [${shape.join(', ')}].`);
    if (!tf.util.arraysEqual(variable.shape, shape))
      throw new Error(
        `${what}.${name} has shape [${variable.shape.join(', ')}], but it should be [${shape.join(', ')}].`,
      );
    return [name, variable];
  });
  return Object.fromEntries(entries);
}

/** The three groups of variables, by the first letter of their names in inputs and outputs. */
function create(
  student: Student,
  { latentSize, hiddenSize, dataSize, seed }: Sizes,
): { gan: stub.Gan; groups: Readonly<Record<'g' | 'd' | 'a', Variables>> } {
  const gan = student.createGan({ latentSize, hiddenSize, dataSize, seed });
  const { generator, discriminator, average } = unverified(gan) ?? {};
  const makes = shapes(latentSize, hiddenSize, dataSize);
  return {
    gan,
    groups: {
      g: checked('generator.variables', generator?.variables, makes),
      d: checked('discriminator.variables', discriminator?.variables, shapes(dataSize, hiddenSize, 1)),
      a: checked('average', average, makes),
    },
  };
}

/** Both networks with the weights from the inputs. */
function given(student: Student, inputs: Tensors, sizes: Omit<Sizes, 'seed'>) {
  const made = create(student, { ...sizes, seed: 1 });
  for (const [group, variables] of Object.entries(made.groups))
    for (const [name, variable] of Object.entries(variables)) {
      const value = inputs[`${group}.${name}`];
      if (value) variable.assign(value);
    }
  return made;
}

/** Copies of the current variables. */
const valuesOf = (groups: Readonly<Record<string, Variables>>): Record<string, tf.Tensor> =>
  Object.fromEntries(
    Object.entries(groups).flatMap(([group, variables]) =>
      Object.entries(variables).map(([name, variable]) => [`${group}.${name}`, tf.clone(variable)]),
    ),
  );

interface NetworkInputs {
  readonly z: tf.Tensor2D;
  readonly x: tf.Tensor2D;
  readonly [weight: string]: tf.Tensor;
}

interface StepInputs {
  readonly real: tf.Tensor2D;
  readonly zDiscriminator: tf.Tensor2D;
  readonly zGenerator: tf.Tensor2D;
  readonly [weight: string]: tf.Tensor;
}

interface StepParams extends Omit<Sizes, 'seed'>, StepSettings {
  readonly generatorRate: number;
  readonly discriminatorRate: number;
}

interface TrainParams extends Sizes, StepSettings {
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly noiseSeed: number;
}

export default defineProbe<Student>({
  initial: (student, _, sizes: Sizes) => valuesOf(create(student, sizes).groups),

  networks: (student, inputs: NetworkInputs, sizes: Omit<Sizes, 'seed'>) => {
    const { gan } = given(student, inputs, sizes);
    return { samples: gan.generator.apply(inputs.z), logits: gan.discriminator.apply(inputs.x) };
  },

  step: (student, inputs: StepInputs, params: StepParams) => {
    const { gan, groups } = given(student, inputs, params);
    const { real, zDiscriminator, zGenerator } = inputs;
    const { generatorRate, discriminatorRate, gamma, decay } = params;
    const { discriminatorLoss, generatorLoss } =
      unverified(
        student.trainStep(
          gan,
          { real, zDiscriminator, zGenerator },
          { discriminator: tf.train.sgd(discriminatorRate), generator: tf.train.sgd(generatorRate) },
          { gamma, decay },
        ),
      ) ?? {};
    if (!discriminatorLoss || !generatorLoss)
      throw new Error('trainStep must return { discriminatorLoss, generatorLoss }.');
    return { discriminatorLoss, generatorLoss, ...valuesOf(groups) };
  },

  /** Trains fresh networks on batches of rows of `points`, and returns the averaged generator's variables. */
  train: (student, { points }: { points: tf.Tensor2D }, params: TrainParams) => {
    const { gan, groups } = create(student, params);
    const { steps, batch, latentSize, learningRate, noiseSeed, gamma, decay } = params;
    const optimizersOf = (rate: number) => ({
      discriminator: tf.train.adam(rate, 0.5, 0.9),
      generator: tf.train.adam(rate, 0.5, 0.9),
    });
    // The last third uses smaller steps, for the details.
    const [coarse, fine] = [optimizersOf(learningRate), optimizersOf(learningRate / 5)];
    const noise = (seed: number): tf.Tensor2D =>
      tf.randomNormal([batch, latentSize], 0, 1, 'float32', noiseSeed + seed);
    for (let i = 0; i < steps; i++)
      tf.tidy(() => {
        const real = tf.slice(points, [i * batch, 0], [batch, -1]);
        const [zDiscriminator, zGenerator] = [noise(2 * i), noise(2 * i + 1)];
        const optimizers = i < (2 / 3) * steps ? coarse : fine;
        student.trainStep(gan, { real, zDiscriminator, zGenerator }, optimizers, { gamma, decay });
      });
    return valuesOf({ a: groups.a });
  },
});
