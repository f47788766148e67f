/** Every training loop, as small as it gets. */
import { ring, seededRandom, type Random } from '#datasets/index.ts';
import { ganObjectives, type GanObjective } from '#reference/losses/index.ts';
import { convolutionalVae, denseVae, mlp, type Vae } from '#reference/models/index.ts';
import {
  adam,
  ganFeed,
  ganTraining,
  linearDecay,
  rmsprop,
  sgd,
  train,
  vaeFeed,
  vaeTraining,
  type Optimizer,
  type Trained,
  type TrainOptions,
} from '#reference/training/index.ts';

/** What the loops have in common. */
export type LoopOptions = Omit<TrainOptions<object, never, never>, 'training' | 'random' | 'feed'>;
export type Loop = (options: LoopOptions, seed?: number) => Promise<Trained<object>>;

const start = (seed: number): Random => seededRandom(seed);

function gan(objective: GanObjective, optimizer: Optimizer, discriminatorSteps = 1): Loop {
  return (options, seed = 1) => {
    const optimizers = { generator: optimizer, discriminator: optimizer };
    const networks = { generator: mlp([2, 3, 2]), discriminator: mlp([2, 3, 1]) };
    const training = ganTraining({ ...networks, objective, optimizers, decay: 0.9 });
    const feed = ganFeed({ data: ring({ std: 0.1 }), seed, batch: 3, latentSize: 2, discriminatorSteps });
    return train({ ...options, training, feed, random: start(seed) });
  };
}

const vaeOf =
  (model: Vae): Loop =>
  (options, seed = 1) => {
    const training = vaeTraining({ vae: model, optimizer: adam({ learningRate: linearDecay(1e-2, 2000) }) });
    const random = start(seed);
    const images = Float32Array.from({ length: 16 * 10 }, () => random.uniform());
    const feed = vaeFeed({ images, pixels: 16, seed, batch: 3, latentSize: 2 });
    return train({ ...options, training, feed, random });
  };

const small = adam({ learningRate: 1e-2, beta1: 0.5 }) as Optimizer;

export const loops: Readonly<Record<string, Loop>> = {
  vae: vaeOf(denseVae({ inputSize: 16, hiddenSize: 3, latentSize: 2 })),
  convolutionalVae: vaeOf(convolutionalVae({ side: 4, channels: [1, 2], latentSize: 2 })),
  minimax: gan(ganObjectives.minimax(), sgd({ learningRate: 1e-2 })),
  nonSaturating: gan(ganObjectives.nonSaturating(), small),
  wganClipped: gan(ganObjectives.wganClipped({ clip: 0.1 }), rmsprop({ learningRate: 1e-2 }), 2),
  wganGp: gan(ganObjectives.wganGp({ lambda: 1 }), small, 2),
  r1: gan(ganObjectives.r1({ gamma: 1 }), small),
  smoothed: gan(ganObjectives.smoothed({ smooth: 0.9 }), small),
  noisy: gan(ganObjectives.noisy({ std: 0.1 }), small),
  spectral: gan(ganObjectives.spectral(), small),
};
