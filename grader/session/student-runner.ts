import type { NumericArray } from '#reference/shared/arrays.ts';
import type { EngineInfo } from '#reference/tensor/engine.ts';
import { seedRandomness } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { evaluate, type Answer } from './evaluate.ts';
import { decodeArrays, encodeFrame, specOf, type Frame } from './frames.ts';
import type { ErrorReport } from './report-error.ts';
import type { RunnerRequest } from './requests.ts';
import { keepingArguments } from './keep-arguments.ts';
import { maxExports, maxName, maxText } from './response-caps.ts';
import { Unusable } from './unusable.ts';

export type Exports = Readonly<Record<string, unknown>>;
type RequestOf<Op extends RunnerRequest['op']> = Extract<RunnerRequest, { op: Op }>;

/** What a child process and a page's worker do differently. */
export interface RunnerHost {
  startEngine(request: RequestOf<'start'>): Promise<EngineInfo>;
  /** Removes what the student's code does not need; after the engine has started, before any code is loaded. */
  lockDown(): void;
  /** Runs the student's code, and the probe if there is one. */
  load(
    request: RequestOf<'load'>,
  ): Promise<{ readonly student: Exports; readonly probe: Exports | undefined }>;
  /** The message of what the student's code threw, and its place in the student's file. */
  report(error: unknown): ErrorReport;
  send(frame: Uint8Array): void;
}

/**
 * Runs beside a student's code, in a child process or in a worker of a page, and answers what the grader asks of it.
 */
export class StudentRunner {
  readonly #host: RunnerHost;
  #student: Exports = {};
  #probe: Exports | undefined;
  #nonce = '';

  constructor(host: RunnerHost) {
    this.#host = host;
  }

  /** Answers one request. One at a time. */
  async handle({ header, payload }: Frame): Promise<void> {
    // The grader wrote it, and it is trusted.
    const request = header as RunnerRequest;
    this.#nonce = request.nonce;
    this.#host.send(await this.#answer(request, payload));
  }

  /** Reports something that was thrown outside every call. */
  crashed(error: unknown): void {
    this.#host.send(this.#frame({ kind: 'crashed', ...this.#host.report(error) }));
  }

  async #answer(request: RunnerRequest, payload: Uint8Array): Promise<Uint8Array> {
    switch (request.op) {
      case 'start':
        return await this.#start(request);
      case 'load':
        return await this.#load(request);
      case 'evaluate':
        return await this.#evaluate(request, payload);
    }
  }

  #frame(header: object, arrays: readonly NumericArray[] = []): Uint8Array {
    return encodeFrame({ ...header, nonce: this.#nonce }, arrays);
  }

  async #start(request: RequestOf<'start'>): Promise<Uint8Array> {
    let engine: EngineInfo;
    try {
      engine = await this.#host.startEngine(request);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return this.#frame({ kind: 'refused', message: message.slice(0, maxText) });
    }
    // The first gradient loads tfjs's derivatives; do it before the clock of a check runs.
    tf.tidy(() => tf.grad((x) => tf.square(x))(tf.scalar(1)));
    seedRandomness(request.seed);
    this.#host.lockDown();
    return this.#frame({ kind: 'ready', engine });
  }

  async #load(request: RequestOf<'load'>): Promise<Uint8Array> {
    try {
      const { student, probe } = await this.#host.load(request);
      this.#student = keepingArguments(student);
      this.#probe = probe;
    } catch (error) {
      return this.#frame({ kind: 'refused', ...this.#host.report(error) });
    }
    const names = Object.keys(this.#student).filter((name) => name.length <= maxName);
    if (names.length <= maxExports) return this.#frame({ kind: 'loaded', exports: names });
    const message = `the file exports ${names.length} names; at most ${maxExports} are allowed.`;
    return this.#frame({ kind: 'refused', message });
  }

  async #evaluate(request: RequestOf<'evaluate'>, payload: Uint8Array): Promise<Uint8Array> {
    const { params, wrt, mostValues } = request;
    const renamed = request.cotangents.map((spec) => ({ ...spec, name: `cotangent:${spec.name}` }));
    const arrays = decodeArrays([...request.inputs, ...renamed], payload);
    const pick = (specs: readonly { name: string }[], prefix: string): Record<string, NumericArray> =>
      Object.fromEntries(specs.map(({ name }) => [name, arrays[prefix + name] as NumericArray]));
    try {
      const answer = await evaluate({
        call: this.#function(request),
        inputs: pick(request.inputs, ''),
        ...{ params, wrt, mostValues },
        cotangents: pick(request.cotangents, 'cotangent:'),
      });
      // Packing throws if the code made something that only looks like a tensor.
      return this.#observed(answer);
    } catch (error) {
      if (error instanceof Unusable) return this.#frame({ kind: 'unusable', message: error.message });
      return this.#frame({ kind: 'threw', ...this.#host.report(error) });
    }
  }

  /** The probe's function of that name, or else the student's. */
  #function({
    target,
    args,
    params,
  }: RequestOf<'evaluate'>): (inputs: Readonly<Record<string, tf.Tensor>>) => unknown {
    const probed = this.#probe?.[target];
    const direct = this.#student[target];
    return (inputs) => {
      if (isFunction(probed)) return probed(this.#student, inputs, params);
      if (!isFunction(direct)) throw new Unusable(`'${target}' is not a function.`);
      return direct(...args.map((name) => inputs[name]));
    };
  }

  #observed({ outputs, gradients }: Answer): Uint8Array {
    const present = Object.values(gradients).filter((gradient) => gradient !== null);
    const header = {
      kind: 'observed',
      outputs: Object.entries(outputs).map(([name, value]) => specOf(name, value)),
      gradients: Object.entries(gradients).map(([name, value]) =>
        value ? specOf(name, value) : { name, missing: true },
      ),
    };
    return this.#frame(header, [...Object.values(outputs), ...present]);
  }
}

const isFunction = (value: unknown): value is (...values: unknown[]) => unknown =>
  typeof value === 'function';
