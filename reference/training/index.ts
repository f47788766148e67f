/**
 * Methods of training as `{init, update}` pairs, and the loop that runs them. `checkpoint-file.ts` is for Node only.
 */
export { adam, type AdamOptions, type AdamState } from './adam.ts';
export { rmsprop, type RmspropState } from './rmsprop.ts';
export { linearDecay, type LearningRate } from './learning-rate.ts';
export { sgd } from './sgd.ts';
export type { Optimizer } from './optimizer.ts';
export { ganTraining, type GanOptions, type GanState } from './gan-training.ts';
export { iwaeTraining } from './iwae-training.ts';
export { vaeTraining, type VaeState } from './vae-training.ts';
export {
  ganFeed,
  imagesOf,
  normals,
  pointsOf,
  randomAt,
  rowBatches,
  vaeFeed,
  type Examples,
  type GanFeedOptions,
} from './feeds.ts';
export {
  advanced,
  readLosses,
  train,
  type CheckpointStore,
  type Progress,
  type TrainOptions,
  type Trained,
} from './train.ts';
export type { Losses, Training } from './training.ts';
export { disposeState } from './tidied.ts';
export { valueAndGradient } from './value-and-gradient.ts';
