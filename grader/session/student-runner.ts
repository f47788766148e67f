import type { NumericArray } from '#reference/shared/arrays.ts';
import type { EngineInfo } from '#reference/tensor/engine.ts';
import { seedRandomness } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { evaluate, Unusable } from './evaluate.ts';
import { decodeArrays, encodeFrame, specOf, type Frame } from './frames.ts';
import type { ErrorReport } from './report-error.ts';
import type { RunnerRequest } from './requests.ts';
import { maxExports, maxName, maxText } from './response-caps.ts';

export type Exports = Readonly<Record<string, unknown>>;
type Request<Op extends RunnerRequest['op']> = Extract<RunnerRequest, { op: Op }>;

/** What a child process and a worker of a page do in ways of their own. */
export interface RunnerHost {
  startEngine(request: Request<'start'>): Promise<EngineInfo>;
  /** Takes away what the student's code has no use for; after the engine has started, before any code is loaded. */
  lockDown(): void;
  /** Runs the student's code, and the probe if there is one. */
  load(request: Request<'load'>): Promise<{ readonly student: Exports; readonly probe: Exports | undefined }>;
  /** The words of what the student's code threw, and the place in the student's file. */
  report(error: unknown): ErrorReport;
  send(frame: Uint8Array): void;
}

export interface StudentRunner {
  /** Answers one request. One at a time. */
  handle(request: Frame): Promise<void>;
  /** Says that something was thrown that no call was there to catch. */
  crashed(error: unknown): void;
}

/** Runs beside a student's code, in a child process or in a worker of a page, and answers what the grader asks of it. */
export function studentRunner(host: RunnerHost): StudentRunner {
  let student: Exports = {};
  let probe: Exports | undefined;
  let nonce = '';

  const frame = (header: object, arrays: readonly NumericArray[] = []): Uint8Array =>
    encodeFrame({ ...header, nonce }, arrays);

  async function start(request: Request<'start'>): Promise<Uint8Array> {
    let engine: EngineInfo;
    try {
      engine = await host.startEngine(request);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return frame({ kind: 'refused', message: message.slice(0, maxText) });
    }
    // The first gradient loads tfjs's derivatives; do it before the clock of a check runs.
    tf.tidy(() => tf.grad((x) => tf.square(x))(tf.scalar(1)));
    seedRandomness(request.seed);
    host.lockDown();
    return frame({ kind: 'ready', engine });
  }

  async function load(request: Request<'load'>): Promise<Uint8Array> {
    try {
      ({ student, probe } = await host.load(request));
    } catch (error) {
      return frame({ kind: 'refused', ...host.report(error) });
    }
    const names = Object.keys(student).filter((name) => name.length <= maxName);
    if (names.length <= maxExports) return frame({ kind: 'loaded', exports: names });
    const message = `the file exports ${names.length} names; at most ${maxExports} are allowed.`;
    return frame({ kind: 'refused', message });
  }

  async function evaluated(request: Request<'evaluate'>, payload: Uint8Array): Promise<Uint8Array> {
    const { target, params, wrt, mostValues } = request;
    const cotangents = request.cotangents.map((spec) => ({ ...spec, name: `cotangent:${spec.name}` }));
    const arrays = decodeArrays([...request.inputs, ...cotangents], payload);
    const pick = (specs: readonly { name: string }[], prefix: string): Record<string, NumericArray> =>
      Object.fromEntries(specs.map(({ name }) => [name, arrays[prefix + name] as NumericArray]));
    const probed = probe?.[target];
    const direct = student[target];
    const call = (tensors: Readonly<Record<string, tf.Tensor>>): unknown => {
      if (isFunction(probed)) return probed(student, tensors, params);
      if (!isFunction(direct)) throw new Unusable(`'${target}' is not a function.`);
      return direct(...Object.values(tensors));
    };
    try {
      const inputs = pick(request.inputs, '');
      const { outputs, gradients } = await evaluate({
        ...{ call, inputs, params, wrt, mostValues },
        cotangents: pick(request.cotangents, 'cotangent:'),
      });
      const present = Object.values(gradients).filter((gradient) => gradient !== null);
      const header = {
        kind: 'observed',
        outputs: Object.entries(outputs).map(([name, value]) => specOf(name, value)),
        gradients: Object.entries(gradients).map(([name, value]) =>
          value ? specOf(name, value) : { name, missing: true },
        ),
      };
      // Arrays of the code's own making may be none; then this throws.
      return frame(header, [...Object.values(outputs), ...present]);
    } catch (error) {
      if (error instanceof Unusable) return frame({ kind: 'unusable', message: error.message });
      return frame({ kind: 'threw', ...host.report(error) });
    }
  }

  return {
    async handle({ header, payload }) {
      // The grader wrote it, and it is believed.
      const request = header as RunnerRequest;
      nonce = request.nonce;
      switch (request.op) {
        case 'start':
          host.send(await start(request));
          return;
        case 'load':
          host.send(await load(request));
          return;
        case 'evaluate':
          host.send(await evaluated(request, payload));
      }
    },
    crashed(error) {
      host.send(frame({ kind: 'crashed', ...host.report(error) }));
    },
  };
}

const isFunction = (value: unknown): value is (...values: unknown[]) => unknown =>
  typeof value === 'function';
