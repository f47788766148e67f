import type { LanguageAnswer, LanguageQuestion, Mark, Proposal, Stripped } from './language-protocol.ts';
import { patience } from '#grader/session/web/patience.ts';

/**
 * TypeScript in two workers, each of which starts with its first question. What a student writes can keep a compiler busy
 * without end, and a check must not wait for the types that the editor shows.
 */
export interface Language {
  /** `signal` ends it at any time; it rejects then. */
  strip(text: string, signal?: AbortSignal): Promise<Stripped>;
  /** Rejects with one sentence if the types cannot be checked. */
  errors(text: string): Promise<readonly Mark[]>;
  completions(text: string, at: number): Promise<readonly Proposal[]>;
}

/** Seconds for one answer, the start of the worker included. */
const limit = 60;

export function languageWorker(types: string): Language {
  const checks = compiler();
  const editor = compiler();
  return {
    strip: (text, signal) => checks({ ask: 'strip', text }, signal),
    errors: (text) => editor({ ask: 'errors', text, types }),
    completions: (text, at) => editor({ ask: 'completions', text, types, at }),
  };
}

type Question = DistributiveOmit<LanguageQuestion, 'id'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Settle = (answer: { readonly value: unknown } | { readonly error: string }) => void;

/** A worker that is replaced when it breaks or takes too long. */
function compiler(): <T>(question: Question, signal?: AbortSignal) => Promise<T> {
  let worker: Worker | undefined;
  let asked = 0;
  const waiting = new Map<number, Settle>();

  const end = (error: string): void => {
    worker?.terminate();
    worker = undefined; // a new one for the next question
    for (const settle of [...waiting.values()]) settle({ error });
  };
  const started = (): Worker => {
    if (worker) return worker;
    worker = new Worker(new URL('../workers/language-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<LanguageAnswer>) => {
      waiting.get(data.id)?.(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end(event.message);
    });
    return worker;
  };
  return <T>(question: Question, signal?: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      const id = ++asked;
      const stopClock = patience(limit, () => {
        end(`TypeScript did not finish within ${limit} s.`);
      });
      const stop = (): void => {
        end('it was stopped.');
      };
      signal?.addEventListener('abort', stop);
      waiting.set(id, (answer) => {
        waiting.delete(id);
        stopClock();
        signal?.removeEventListener('abort', stop);
        if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.value as T);
      });
      started().postMessage({ id, ...question });
    });
}
