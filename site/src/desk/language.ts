import type { LanguageAnswer, LanguageQuestion, Mark, Proposal, Stripped } from './language-protocol.ts';

/** TypeScript, in a worker that starts with the first question. */
export interface Language {
  strip(text: string): Promise<Stripped>;
  errors(text: string): Promise<readonly Mark[]>;
  completions(text: string, at: number): Promise<readonly Proposal[]>;
}

export function languageWorker(types: string): Language {
  let worker: Worker | undefined;
  let asked = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();

  const started = (): Worker => {
    if (worker) return worker;
    worker = new Worker(new URL('../workers/language-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<LanguageAnswer>) => {
      waiting.get(data.id)?.resolve(data.value);
      waiting.delete(data.id);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      for (const { reject } of waiting.values()) reject(new Error(event.message));
      waiting.clear();
      worker?.terminate();
      worker = undefined; // a new one for the next question
    });
    return worker;
  };
  const ask = <T>(question: DistributiveOmit<LanguageQuestion, 'id'>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      started().postMessage({ id, ...question });
    });
  return {
    strip: (text) => ask({ ask: 'strip', text }),
    errors: (text) => ask({ ask: 'errors', text, types }),
    completions: (text, at) => ask({ ask: 'completions', text, types, at }),
  };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
