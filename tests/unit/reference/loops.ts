/** Every method of training that the reference has, on small networks, with the inputs of its steps. */
import { ring } from '#datasets/index.ts';
import { seededRandom } from '#datasets/random.ts';
import { ganObjectives as objectives, type GanObjective } from '#reference/losses/index.ts';
import {
  convolutionalDiscriminator,
  convolutionalGenerator,
  convolutionalVae,
  denseVae,
  mlp,
  type Vae,
} from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  ganFeed,
  ganTraining,
  imagesOf,
  iwaeTraining,
  normals,
  pointsOf,
  randomAt,
  rmsprop,
  vaeTraining,
  type Optimizer,
  type Training,
} from '#reference/training/index.ts';

export interface Loop {
  readonly training: Training<object, unknown, unknown>;
  readonly feed: (step: number) => { readonly batch: unknown; readonly noise: unknown };
}

const gan = (objective: GanObjective, optimizer: Optimizer): Loop => ({
  training: ganTraining({
    generator: mlp([3, 5, 4, 2]),
    discriminator: mlp([2, 5, 4, 1]),
    objective,
    optimizers: { generator: optimizer, discriminator: optimizer },
    decay: 0.9,
  }),
  feed: ganFeed({
    ...{ examples: pointsOf(ring()), seed: 1, batch: 6, latentSize: 3, discriminatorSteps: 2 },
    instanceNoise: true,
  }),
});

const variational = (vae: Vae): Loop => ({
  training: vaeTraining({ vae, optimizer: byAdam }),
  feed: (step) => {
    const random = randomAt(1, step);
    return {
      batch: tf.tidy(() => tf.sigmoid(normals(random, [5, 16]))),
      noise: { eps: normals(random, [5, 2]) },
    };
  },
});

/** Four images of 4 × 4 pixels. */
const images = Float32Array.from({ length: 64 }, (_, i) => ((7 * i) % 16) / 15);

const convolutional = (objective: GanObjective): Loop => ({
  training: ganTraining({
    generator: convolutionalGenerator({ side: 4, channels: [1, 2], latentSize: 3 }),
    discriminator: convolutionalDiscriminator({ side: 4, channels: [1, 2] }),
    objective,
    optimizers: { generator: byAdam, discriminator: byAdam },
    decay: 0.9,
  }),
  feed: ganFeed({
    ...{ examples: imagesOf(images, 16), seed: 1, batch: 3, latentSize: 3, discriminatorSteps: 1 },
  }),
});

const importanceWeighted = (vae: Vae): Loop => ({
  training: iwaeTraining({ vae, optimizer: byAdam }),
  feed: (step) => {
    const { batch, noise } = variational(vae).feed(step);
    tf.dispose(noise as tf.TensorContainer);
    return { batch, noise: { eps: normals(randomAt(2, step), [3, 5, 2]) } };
  },
});

const byAdam = adam({ learningRate: 1e-2, beta1: 0.5, beta2: 0.9 }) as Optimizer;

export const loops: Readonly<Record<string, Loop>> = {
  VAE: variational(denseVae({ inputSize: 16, hiddenSize: 6, latentSize: 2 })),
  'convolutional VAE': variational(convolutionalVae({ side: 4, channels: [1, 2], latentSize: 2 })),
  'importance-weighted': importanceWeighted(denseVae({ inputSize: 16, hiddenSize: 6, latentSize: 2 })),
  'convolutional R1': convolutional(objectives.r1({ gamma: 1 })),
  'convolutional WGAN-GP': convolutional(objectives.wganGp({ lambda: 10 })),
  minimax: gan(objectives.minimax(), byAdam),
  'non-saturating': gan(objectives.nonSaturating(), byAdam),
  R1: gan(objectives.r1({ gamma: 1 }), byAdam),
  'one-sided smoothing': gan(objectives.smoothed({ smooth: 0.9 }), byAdam),
  'instance noise': gan(objectives.noisy({ std: 0.3 }), byAdam),
  'spectral norm': gan(objectives.spectral(), byAdam),
  'WGAN, clipped': gan(objectives.wganClipped({ clip: 0.1 }), rmsprop({ learningRate: 1e-3 })),
  'WGAN-GP': gan(objectives.wganGp({ lambda: 0.1 }), byAdam),
};

/**
 * How many more tensors the second half of the steps leaves on the engine than the first. Engines may free a few
 * tensors some steps late, so the minimum of each half is compared: a leak of one tensor per step still shows as half
 * the number of steps.
 */
export function tensorsLeft({ training, feed }: Loop, steps: number): number {
  tf.engine().startScope('loop');
  let state = training.init(seededRandom(1));
  const held: number[] = [];
  for (let step = 0; step < steps; step++) {
    const { batch, noise } = feed(step);
    const next = training.update(state, batch, noise);
    tf.dispose([state, batch, noise, next.losses] as unknown as tf.TensorContainer);
    state = next.state;
    held.push(tf.memory().numTensors);
  }
  tf.engine().endScope();
  const half = Math.floor(steps / 2);
  return Math.min(...held.slice(half)) - Math.min(...held.slice(0, half));
}
