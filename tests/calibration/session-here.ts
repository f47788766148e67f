/**
 * A session in this process: for a course's own right answers, of which there are hundreds of thousands of gradings. Requests
 * and answers pass through the same code as a child's, without its process and pipe.
 */
import { stripTypes } from '#grader/session/node/index.ts';
import { encodeFrame, FrameReader, type Frame } from '#grader/session/frames.ts';
import { reportError } from '#grader/session/report-error.ts';
import { runnerResponse } from '#grader/session/responses.ts';
import { startSession, type Answer, type RunningSession } from '#grader/session/student-session.ts';
import { StudentRunner, type Exports } from '#grader/session/student-runner.ts';
import { SessionFailure } from '#grader/core/session.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';
import { useEngine } from '#reference/tensor/engine.ts';

const parsed = (bytes: Uint8Array): Frame => {
  const [frame] = new FrameReader().push(bytes);
  if (!frame) throw new Error('a frame is incomplete');
  return frame;
};

/** As a module, with the course's tfjs. */
const imported = async (source: string): Promise<Exports> => {
  const tfjs = new URL('../../reference/tensor/tfjs.ts', import.meta.url).href;
  const code = stripTypes(source).replace(/(['"])@tensorflow\/tfjs\1/g, JSON.stringify(tfjs));
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Exports;
};

/** With an answer to an exercise loaded, on WebAssembly. */
export async function openHere({ exercise, probe }: Entry, source: string): Promise<RunningSession> {
  let answered: Answer | undefined;
  const runner = new StudentRunner({
    startEngine: () => useEngine('wasm'),
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
    { engine: 'wasm', options: {}, seed: exercise.id, seconds: Infinity },
    exercise.limits,
  );
  await session.load({ files: {}, entry: '', probe });
  return session;
}

const probes = async (id: string): Promise<Exports> =>
  ((await import(new URL(`../../exercises/${id}/probe.ts`, import.meta.url).href)) as { default: Exports })
    .default;
