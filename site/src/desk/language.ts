import type { Outline } from '#grader/core/outline.ts';
import { limitPageTime } from '#grader/session/web/limit-page-time.ts';
import { Connection } from '#reference/shared/rpc.ts';
import { workerPort } from '#reference/shared/worker-port.ts';

import type { LanguageWorker, Mark, Proposal, Stripped } from './language-protocol.ts';

/**
 * TypeScript in two workers, each of which starts with its first request. A student's code can keep a compiler busy
 * forever, and a check must not wait for the type errors that the editor shows.
 */
export interface Language {
  /** `signal` can abort it at any time, and then it rejects. */
  strip(text: string, signal?: AbortSignal): Promise<Stripped>;
  /** What explains a message about the text; `signal` as above. */
  outline(text: string, signal?: AbortSignal): Promise<Outline | undefined>;
  /** Rejects with one sentence if the types cannot be checked. */
  errors(text: string): Promise<readonly Mark[]>;
  completions(text: string, at: number): Promise<readonly Proposal[]>;
}

/** Milliseconds for one answer, including the start of the worker. */
const timeout = 60_000;

export function languageWorker(types: string): Language {
  const checks = compiler();
  const editor = compiler();
  return {
    strip: (text, signal) => checks.call('strip', text, { signal, timeout }),
    outline: (text, signal) => checks.call('outline', text, { signal, timeout }),
    errors: (text) => editor.call('errors', { text, types }, { timeout }),
    completions: (text, at) => editor.call('completions', { text, types, at }, { timeout }),
  };
}

/** A worker that is replaced when it fails, takes too long or is aborted. */
const compiler = (): Connection<LanguageWorker> =>
  new Connection(
    () =>
      workerPort(new Worker(new URL('../workers/language-worker.ts', import.meta.url), { type: 'module' })),
    {
      name: 'TypeScript',
      clock: (milliseconds, over) => limitPageTime(milliseconds / 1000, over),
      uninterruptible: true,
    },
  );
