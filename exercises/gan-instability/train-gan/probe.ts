import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

type Variables = Readonly<Record<string, tf.Variable>>;
type Tensors = Readonly<Record<string, tf.Tensor>>;

interface Network {
  readonly variables: Variables;
  apply(x: tf.Tensor): tf.Tensor;
}

interface Gan {
  readonly generator: Network;
  readonly discriminator: Network;
  readonly average: Variables;
}

interface Student {
  readonly createGan: (o: {
    latentSize: number;
    hiddenSize: number;
    dataSize: number;
    seed: number;
  }) => Partial<Gan> | undefined;
  readonly trainStep: (
    gan: Gan,
    batch: { real: tf.Tensor; zDiscriminator: tf.Tensor; zGenerator: tf.Tensor },
    optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
    o: { gamma: number; decay: number },
  ) => { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar };
}

type Params = Readonly<Record<string, unknown>>;
const number = (params: Params, name: string): number => Number(params[name]);

const shapes = (from: number, hidden: number, to: number): Record<string, number[]> => ({
  kernel1: [from, hidden],
  bias1: [hidden],
  kernel2: [hidden, hidden],
  bias2: [hidden],
  kernel3: [hidden, to],
  bias3: [to],
});

function checked(
  what: string,
  given: Partial<Variables> | undefined,
  wanted: Record<string, number[]>,
): Variables {
  if (!given) throw new Error(`createGan must return ${what}.`);
  const entries = Object.entries(wanted).map(([name, shape]): [string, tf.Variable] => {
    const variable = given[name];
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

/** The three groups of variables, by the first letter of their names in questions and answers. */
function create(
  student: Student,
  params: Params,
): { gan: Gan; groups: Readonly<Record<'g' | 'd' | 'a', Variables>> } {
  const [latentSize, hiddenSize, dataSize, seed] = ['latentSize', 'hiddenSize', 'dataSize', 'seed'].map(
    (name) => number(params, name),
  ) as [number, number, number, number];
  const gan = student.createGan({ latentSize, hiddenSize, dataSize, seed });
  const { generator, discriminator, average } = gan ?? {};
  const makes = shapes(latentSize, hiddenSize, dataSize);
  return {
    gan: gan as Gan,
    groups: {
      g: checked('generator.variables', generator?.variables, makes),
      d: checked('discriminator.variables', discriminator?.variables, shapes(dataSize, hiddenSize, 1)),
      a: checked('average', average, makes),
    },
  };
}

/** Both networks with the weights of the question. */
function given(student: Student, inputs: Tensors, params: Params) {
  const made = create(student, { seed: 1, ...params });
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

const step = (student: Student, inputs: Tensors, params: Params) => {
  const { gan, groups } = given(student, inputs, params);
  const { real, zDiscriminator, zGenerator } = inputs as Record<string, tf.Tensor> & {
    real: tf.Tensor;
    zDiscriminator: tf.Tensor;
    zGenerator: tf.Tensor;
  };
  const rate = number(params, 'learningRate');
  const losses = student.trainStep(
    gan,
    { real, zDiscriminator, zGenerator },
    { discriminator: tf.train.sgd(rate), generator: tf.train.sgd(rate) },
    { gamma: number(params, 'gamma'), decay: number(params, 'decay') },
  ) as Partial<ReturnType<Student['trainStep']>> | undefined;
  if (!losses?.discriminatorLoss || !losses.generatorLoss)
    throw new Error('trainStep must return { discriminatorLoss, generatorLoss }.');
  const { discriminatorLoss, generatorLoss } = losses;
  return { discriminatorLoss, generatorLoss, ...valuesOf(groups) };
};

export default defineProbe({
  initial: (student, _, params) => valuesOf(create(student as unknown as Student, params).groups),

  networks: (student, inputs, params) => {
    const { gan } = given(student as unknown as Student, inputs, params);
    const { z, x } = inputs as unknown as { z: tf.Tensor; x: tf.Tensor };
    return { samples: gan.generator.apply(z), logits: gan.discriminator.apply(x) };
  },

  step: (student, inputs, params) => step(student as unknown as Student, inputs, params),

  /** Trains fresh networks on batches of rows of `points`, and returns the averaged generator's variables. */
  train: (student, inputs, params) => {
    const { trainStep } = student as unknown as Student;
    const { gan, groups } = create(student as unknown as Student, params);
    const { points } = inputs as unknown as { points: tf.Tensor2D };
    const [steps, batch, latent] = ['steps', 'batch', 'latentSize'].map((name) => number(params, name)) as [
      number,
      number,
      number,
    ];
    // The last third uses smaller steps, for the details.
    const phases = [number(params, 'learningRate'), number(params, 'learningRate') / 5].map((rate) => ({
      discriminator: tf.train.adam(rate, 0.5, 0.9),
      generator: tf.train.adam(rate, 0.5, 0.9),
    }));
    const o = { gamma: number(params, 'gamma'), decay: number(params, 'decay') };
    const noise = number(params, 'noiseSeed');
    for (let i = 0; i < steps; i++)
      tf.tidy(() => {
        const real = tf.slice(points, [i * batch, 0], [batch, -1]);
        const [zDiscriminator, zGenerator] = [0, 1].map((k) =>
          tf.randomNormal([batch, latent], 0, 1, 'float32', noise + 2 * i + k),
        ) as [tf.Tensor, tf.Tensor];
        const optimizers = phases[i < (2 / 3) * steps ? 0 : 1];
        if (optimizers) trainStep(gan, { real, zDiscriminator, zGenerator }, optimizers, o);
      });
    return valuesOf({ a: groups.a });
  },
});
