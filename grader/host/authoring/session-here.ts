import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { SessionFailure } from '#grader/core/session.ts';
import { encodeFrame, FrameReader, type Frame } from '#grader/session/frames.ts';
import { stripTypes } from '#grader/session/node/index.ts';
import { rightsOf } from '#grader/session/node/isolation/engine-rights.ts';
import { projectFolder } from '#grader/session/node/project-folder.ts';
import { reportError } from '#grader/session/report-error.ts';
import { runnerResponse } from '#grader/session/responses.ts';
import { startSession, type Answer, type RunningSession } from '#grader/session/student-session.ts';
import { StudentRunner, type Exports } from '#grader/session/student-runner.ts';
import { useEngine, type EngineInfo, type EngineName, type EngineOptions } from '#reference/tensor/engine.ts';
import type { Entry } from '../course/catalogue.ts';

export interface HereOptions {
  readonly engine?: string;
  /** As a child of the sandbox would get them, if left out. */
  readonly options?: EngineOptions;
  /** Of the answer's own random numbers. */
  readonly seed?: string;
}

/**
 * A session in this process, for a course's own answers, which are asked thousands of times. Requests and answers pass through
 * the same code as a child's, without its process, its pipe and its limits: an answer that never ends never ends here.
 *
 * One call at a time, because tfjs has one tape. All sessions share the engine of the first. `Math.random` is seeded until
 * the session is closed.
 */
export async function openHere(
  { exercise }: Entry,
  { engine = 'auto', options = rightsOf(engine).options, seed = exercise.id }: HereOptions = {},
): Promise<RunningSession> {
  let answered: Answer | undefined;
  const { random } = Math;
  const runner = new StudentRunner({
    startEngine: () => (started ??= useEngine(engine as EngineName | 'auto', options)),
    lockDown: () => undefined,
    report: (error) => reportError(error, ''),
    send(bytes) {
      const { header, payload } = parsed(bytes);
      answered = { message: runnerResponse.parse(header), payload };
    },
    load: async ({ files, entry, probe }) => ({
      student: await imported(files[entry] ?? ''),
      probe: probe === null ? undefined : ((await imported(probe)) as { default: Exports }).default,
    }),
  });
  return await startSession(
    {
      async ask(request, arrays) {
        await runner.handle(parsed(encodeFrame({ ...request, nonce: '' }, arrays)));
        if (!answered) throw new Error('internal: the runner did not answer');
        return answered;
      },
      fail: (kind, message, details) => new SessionFailure(kind, message, details),
      placed: () => ({}),
      explained: (message) => message,
      printed: () => '',
      close() {
        Math.random = random;
      },
    },
    { engine, options, seed, seconds: Infinity },
    exercise.limits,
  );
}

/** As the file of the exercise. */
export const loadHere = async (
  session: RunningSession,
  { exercise, probe }: Entry,
  source: string,
): Promise<readonly string[]> => {
  const file = `${exercise.id}.ts`;
  return await session.load({ files: { [file]: stripTypes(source) }, entry: file, probe });
};

let started: Promise<EngineInfo> | undefined;

const parsed = (bytes: Uint8Array): Frame => {
  const [frame] = new FrameReader().push(bytes);
  if (!frame) throw new Error('internal: a frame is incomplete');
  return frame;
};

const scheme = 'data:text/javascript,';
const project = pathToFileURL(projectFolder);
let loads = 0;

/** A new module each time, which sees tfjs and, if it is a probe, the grader's core. */
async function imported(code: string): Promise<Exports> {
  if (loads++ === 0)
    registerHooks({
      resolve(specifier, context, next) {
        if (context.parentURL?.startsWith(scheme) !== true) return next(specifier, context);
        const path = specifier === '@tensorflow/tfjs' ? '#reference/tensor/tfjs.ts' : specifier;
        return next(path.startsWith('#') ? new URL(path.slice(1), project).href : path, context);
      },
    });
  return (await import(`${scheme}${encodeURIComponent(`${code}\n//${loads}`)}`)) as Exports;
}
