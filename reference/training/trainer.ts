/** Training as pairs of `init` and `update`, and the loop around them. */
import { access } from 'node:fs/promises';
import { readCheckpoint, writeCheckpoint, type StoredTensor } from '#reference/checkpoint/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';

export interface Trainer<State, Batch> {
  /** Fresh variables and optimizers, drawn from the seed and nothing else. */
  init(seed: string): State;
  /** One update, in place, with all randomness in the batch; its losses, which the caller disposes of. */
  update(state: State, batch: Batch): Readonly<Record<string, tf.Scalar>>;
  parts(state: State): Parts;
}

/** What a checkpoint holds. */
export interface Parts {
  readonly variables: Readonly<Record<string, Readonly<Record<string, tf.Variable>>>>;
  readonly optimizers: Readonly<Record<string, tf.Optimizer>>;
}

export interface Progress {
  /** Updates done. */
  readonly step: number;
  readonly losses: Readonly<Record<string, number>>;
}

export interface TrainOptions<Batch> {
  readonly seed: string;
  readonly steps: number;
  /** The batch of a step, counted from 0, and always the same for the same step; its tensors are disposed of. */
  readonly batch: (step: number) => Batch;
  /** Called after every `every` steps; training stops early where it returns true. */
  readonly progress?: {
    readonly every: number;
    readonly report: (progress: Progress) => boolean | undefined;
  };
  /** Written every so many steps and at the end; training goes on from the file where there is one. */
  readonly checkpoint?: { readonly path: string; readonly every: number };
  readonly signal?: AbortSignal;
}

/** Trains and returns the state with the number of steps done. Aborted, it writes its checkpoint and stops. */
export async function train<State, Batch>(
  trainer: Trainer<State, Batch>,
  { seed, steps, batch, progress, checkpoint, signal }: TrainOptions<Batch>,
): Promise<{ state: State; step: number }> {
  const state = trainer.init(seed);
  let step = checkpoint ? await resume(trainer.parts(state), checkpoint.path, seed) : 0;
  let saved = step;
  const save = async (): Promise<void> => {
    if (checkpoint && saved !== step) await store(trainer.parts(state), checkpoint.path, { seed, step });
    saved = step;
  };
  while (step < steps && !signal?.aborted) {
    tf.engine().startScope('step');
    const losses = trainer.update(state, batch(step));
    step++;
    const reports = progress !== undefined && step % progress.every === 0;
    const values: Record<string, number> = {};
    if (reports)
      for (const [name, loss] of Object.entries(losses)) values[name] = (await loss.data())[0] ?? NaN;
    tf.engine().endScope();
    if (reports && progress.report({ step, losses: values }) === true) break;
    if (checkpoint && step % checkpoint.every === 0) await save();
  }
  await save();
  return { state, step };
}

async function store(
  { variables, optimizers }: Parts,
  path: string,
  run: { seed: string; step: number },
): Promise<void> {
  const tensors: Record<string, StoredTensor> = {};
  const keep = async (name: string, tensor: tf.Tensor): Promise<void> => {
    tensors[name] = { shape: tensor.shape, data: (await tensor.data()) as Float32Array | Int32Array };
  };
  for (const [group, named] of Object.entries(variables))
    for (const [name, variable] of Object.entries(named)) await keep(`${group}.${name}`, variable);
  for (const [name, optimizer] of Object.entries(optimizers))
    for (const [i, weight] of (await optimizer.getWeights()).entries())
      await keep(`optimizer.${name}.${i}`, weight.tensor);
  await writeCheckpoint(path, tensors, { seed: run.seed, step: String(run.step) });
}

/** The step that the checkpoint was written after; 0 where there is none. */
async function resume({ variables, optimizers }: Parts, path: string, seed: string): Promise<number> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (!exists) return 0;
  const { tensors, metadata } = await readCheckpoint(path);
  if (metadata['seed'] !== seed)
    throw new Error(
      `${path} is of a run with seed '${metadata['seed'] ?? ''}', this one has '${seed}': name another file.`,
    );
  const stored = (name: string): tf.Tensor => {
    const tensor = tensors[name];
    if (!tensor) throw new Error(`${path} has no '${name}': it is of another model. Name another file.`);
    return tf.tensor(tensor.data, [...tensor.shape]);
  };
  tf.tidy(() => {
    for (const [group, named] of Object.entries(variables))
      for (const [name, variable] of Object.entries(named)) variable.assign(stored(`${group}.${name}`));
  });
  for (const [name, optimizer] of Object.entries(optimizers)) {
    const prefix = `optimizer.${name}.`;
    const count = Object.keys(tensors).filter((key) => key.startsWith(prefix)).length;
    await optimizer.setWeights(
      Array.from({ length: count }, (_, i) => ({ name: `${i}`, tensor: stored(`${prefix}${i}`) })),
    );
  }
  return Number(metadata['step']);
}
