/**
 * A session in this process: for a course's own answers, which are graded thousands of times. Requests and answers pass
 * through the same code as a child's, without its process, its pipe and its limits. One grading at a time: tfjs has one tape.
 */
import { stripTypes } from '#grader/session/node/index.ts';
import { encodeFrame, FrameReader, type Frame } from '#grader/session/frames.ts';
import { reportError } from '#grader/session/report-error.ts';
import { runnerResponse } from '#grader/session/responses.ts';
import { startSession, type Answer } from '#grader/session/student-session.ts';
import { StudentRunner, type Exports } from '#grader/session/student-runner.ts';
import { SessionFailure, type StudentSession } from '#grader/core/session.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';
import { useEngine, type EngineInfo, type EngineName, type EngineOptions } from '#reference/tensor/engine.ts';

const parsed = (bytes: Uint8Array): Frame => {
  const [frame] = new FrameReader().push(bytes);
  if (!frame) throw new Error('a frame is incomplete');
  return frame;
};

/** As a module, with the course's tfjs. */
const imported = async (source: string): Promise<Exports> => {
  const tfjs = new URL('../reference/tensor/tfjs.ts', import.meta.url).href;
  const code = stripTypes(source).replace(/(['"])@tensorflow\/tfjs\1/g, JSON.stringify(tfjs));
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Exports;
};

let started: Promise<EngineInfo> | undefined;

/**
 * For one answer to an exercise. The engine is the one of the first session.
 *
 * @param seed of the answer's own random numbers
 */
export async function openHere(
  { exercise, probe }: Entry,
  source: string,
  {
    engine = 'wasm',
    options = {},
    seed = exercise.id,
  }: { engine?: EngineName; options?: EngineOptions; seed?: string } = {},
): Promise<StudentSession> {
  let answered: Answer | undefined;
  const runner = new StudentRunner({
    startEngine: () => (started ??= useEngine(engine, options)),
    lockDown: () => undefined,
    report: (error) => reportError(error, ''),
    send(bytes) {
      const { header, payload } = parsed(bytes);
      answered = { message: runnerResponse.parse(header), payload };
    },
    load: async () => ({
      student: await imported(source),
      probe: probe === null ? undefined : await probes(exercise.id),
    }),
  });
  const session = await startSession(
    {
      async ask(request, arrays) {
        await runner.handle(parsed(encodeFrame({ ...request, nonce: '' }, arrays)));
        if (!answered) throw new Error('the runner did not answer');
        return answered;
      },
      fail: (kind, message, details) => new SessionFailure(kind, message, details),
      placed: () => ({}),
      explained: (message) => message,
      printed: () => '',
      close: () => undefined,
    },
    { engine, options, seed, seconds: Infinity },
    exercise.limits,
  );
  return { ...session, load: () => session.load({ files: {}, entry: '', probe }) };
}

const probes = async (id: string): Promise<Exports> =>
  ((await import(new URL(`../exercises/${id}/probe.ts`, import.meta.url).href)) as { default: Exports })
    .default;
