/**
 * The worker of the sandboxed frame, in which a student's code runs. It follows the code in the same script (see
 * `student-script.ts`), and ends with its thread.
 */
import { useCpu } from '#reference/tensor/cpu/engine.ts';
import type { EngineInfo } from '#reference/tensor/engine.ts';
import { loadLayers } from '#reference/tensor/ops/layers-module.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { useWasm } from '#reference/tensor/wasm/engine.ts';

import { FrameReader } from '../frames.ts';
import { reportError } from '../report-error.ts';
import { StudentRunner, type Exports } from '../student-runner.ts';

import { closeDoors } from './close-doors.ts';
import { captureOutput } from './capture-output.ts';
import type { WorkerStart } from './student-protocol.ts';
import { placeInScript, studentCode, type Linkage } from './student-script.ts';

type Probes = Readonly<Record<string, () => Promise<Exports>>>;

/** Answers one request after the other. @param probes by exercise */
export function serve(probes: Probes): void {
  // The student's code cannot change these: the references are taken before it runs.
  const post = postMessage.bind(globalThis) as (message: unknown, transfer?: Transferable[]) => void;
  const { run, imported, lines } = studentCode();
  let wasm = new ArrayBuffer(0);

  const runner = new StudentRunner({
    startEngine: () => startEngine(wasm),
    lockDown() {
      closeDoors();
      captureOutput((text) => {
        post(text);
      });
    },
    async load({ probe }) {
      const missing = imported.find((name) => !Object.hasOwn(tf, name));
      if (missing !== undefined)
        throw new SyntaxError(
          `The requested module '@tensorflow/tfjs' does not provide an export named '${missing}'`,
        );
      return { student: await exportsOf(run), probe: probe === null ? undefined : await probes[probe]?.() };
    },
    report: (error) => ({ ...reportError(error, ''), ...placeInScript(error, lines) }),
    send({ buffer }) {
      post(buffer, [buffer as ArrayBuffer]);
    },
  });

  const requests = new FrameReader();
  let last: Promise<unknown> = Promise.resolve();
  const crashed = (error: unknown): void => {
    runner.crashed(error);
  };
  addEventListener('message', ({ data }: MessageEvent<WorkerStart | ArrayBuffer>) => {
    if (!(data instanceof ArrayBuffer)) ({ wasm } = data);
    else
      for (const frame of requests.push(new Uint8Array(data)))
        last = last.then(() => runner.handle(frame)).catch(crashed);
  });
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    crashed(event.reason);
  });
  addEventListener('error', (event) => {
    event.preventDefault();
    crashed(event.error);
  });
}

/** tfjs as a module would be: nothing can be added or changed. */
const names: object = Object.freeze(Object.assign(Object.create(null) as object, tf));

async function exportsOf(run: (linkage: Linkage) => Promise<void>): Promise<Exports> {
  let read: Readonly<Record<string, () => unknown>> = {};
  const all = Object.fromEntries(
    Object.keys(tf).map((name) => [name, () => Reflect.get(tf, name) as unknown]),
  );
  await run({ tf: names, all, later: () => Promise.resolve(names), exports: (given) => (read = given) });
  return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, value()]));
}

async function startEngine(wasm: ArrayBuffer): Promise<EngineInfo> {
  // tfjs fetches its binary with the global `fetch`; there is no network here, so this `fetch` returns the bytes that
  // the page sent.
  const binary = (): Promise<Response> =>
    Promise.resolve(new Response(wasm, { headers: { 'content-type': 'application/wasm' } }));
  Object.defineProperty(globalThis, 'fetch', { value: binary, configurable: true, writable: true });
  const [engine] = await Promise.all([
    useWasm({ wasmPaths: './' }).catch(useCpu),
    // A page cannot load tf.layers on first use, as Node does.
    loadLayers(),
  ]);
  return engine;
}
