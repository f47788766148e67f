import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { seedRandomness } from '#reference/tensor/seed.ts';
import { useEngine, type EngineInfo, type EngineName } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import type { NumericArray } from '#reference/shared/arrays.ts';
import { FrameReader, decodeArrays, encodeFrame, specOf, type Frame } from '../../frames.ts';
import type { Request } from '../../requests.ts';
import { reportError } from '../../report-error.ts';
import { evaluate, Unusable } from '../../evaluate.ts';
import { lockdown } from './lockdown.ts';
import { maxExports, maxName, maxText } from '../../response-caps.ts';

/** The pipe to the parent; standard output stays the student's. */
const pipe = 3;

export interface Loader {
  addSources(request: Extract<Request, { op: 'load' }>): { entryUrl: string; probeUrl: string };
}

type Exports = Readonly<Record<string, unknown>>;
const isFunction = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function';

/** Answers one request after the other until the pipe closes. */
export async function serve(loader: Loader): Promise<void> {
  // The student's code cannot change what these do: they are taken before it is loaded.
  const exit = process.exit.bind(process);
  let student: Exports = {};
  let probe: Exports | undefined;
  let studentUrl = '';
  let nonce = '';

  const reply = (header: Record<string, unknown>, arrays: readonly NumericArray[] = []): void => {
    send(encodeFrame({ ...header, nonce }, arrays));
  };
  const crash = (error: unknown): void => {
    reply({ kind: 'crashed', ...reportError(error, studentUrl) });
    exit(70);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);

  const handle = async ({ header, payload }: Frame): Promise<void> => {
    const request = header as Request;
    nonce = request.nonce;
    switch (request.op) {
      case 'start': {
        let engine: EngineInfo;
        try {
          engine = await useEngine(request.engine as EngineName | 'auto', request.options);
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          reply({ kind: 'refused', message: message.slice(0, maxText) });
          return;
        }
        // The first gradient loads tfjs's derivatives; do it before the clock of a check runs.
        tf.tidy(() => tf.grad((x) => tf.square(x))(tf.scalar(1)));
        seedRandomness(request.seed);
        lockdown();
        reply({ kind: 'ready', engine });
        return;
      }
      case 'load': {
        const { entryUrl, probeUrl } = loader.addSources(request);
        studentUrl = entryUrl;
        probe = undefined;
        try {
          student = (await import(entryUrl)) as Exports;
          if (request.probe !== null) probe = ((await import(probeUrl)) as { default: Exports }).default;
        } catch (error) {
          reply({ kind: 'refused', ...reportError(error, studentUrl) });
          return;
        }
        const names = Object.keys(student).filter((name) => name.length <= maxName);
        if (names.length > maxExports)
          reply({
            kind: 'refused',
            message: `the file exports ${names.length} names; at most ${maxExports} are allowed.`,
          });
        else reply({ kind: 'loaded', exports: names });
        return;
      }
      case 'evaluate': {
        const arrays = decodeArrays(
          [...request.inputs, ...request.cotangents.map((c) => ({ ...c, name: `cotangent:${c.name}` }))],
          payload,
        );
        const pick = (specs: readonly { name: string }[], prefix: string): Record<string, NumericArray> =>
          Object.fromEntries(specs.map(({ name }) => [name, arrays[prefix + name] as NumericArray]));
        const probed = probe?.[request.target];
        const direct = student[request.target];
        try {
          const call = isFunction(probed)
            ? (inputs: object, params: object): unknown => probed(student, inputs, params)
            : (inputs: object): unknown => {
                if (!isFunction(direct)) throw new Unusable(`'${request.target}' is not a function.`);
                return direct(...(Object.values(inputs) as unknown[]));
              };
          const { outputs, gradients } = await evaluate({
            call,
            inputs: pick(request.inputs, ''),
            params: request.params,
            wrt: request.wrt,
            mostValues: request.mostValues,
            cotangents: pick(request.cotangents, 'cotangent:'),
          });
          const present = Object.entries(gradients).flatMap(([, value]) => (value ? [value] : []));
          reply(
            {
              kind: 'observed',
              outputs: Object.entries(outputs).map(([name, value]) => specOf(name, value)),
              gradients: Object.entries(gradients).map(([name, value]) =>
                value ? specOf(name, value) : { name, missing: true },
              ),
            },
            [...Object.values(outputs), ...present],
          );
        } catch (error) {
          if (error instanceof Unusable) reply({ kind: 'unusable', message: error.message });
          else reply({ kind: 'threw', ...reportError(error, studentUrl) });
        }
      }
    }
  };

  const reader = new FrameReader();
  // A file stream would keep a thread in read(2), and a process that exits waits for its threads.
  for await (const chunk of new Socket({ fd: pipe, readable: true, writable: false }))
    for (const frame of reader.push(chunk as Uint8Array)) await handle(frame);
  // Some engines hang when the process ends by itself.
  exit(0);
}

const sleep = new Int32Array(new SharedArrayBuffer(4));

function send(bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(pipe, bytes, offset);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(sleep, 0, 0, 1); // the parent is behind; a pipe holds 64 KiB only
    }
  }
}
