import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verdictSchema, type Verdict } from '#grader/core/result.ts';

/** Of each kind of exercise one: tensors, weights and questions. */
export const victims = [
  'reparametrization/sample-gaussian',
  'reparametrization/train-vae',
  'vae-vs-gan/choose-a-model',
] as const;

const description = z.strictObject({
  tries: z.string().min(1),
  /**
   * What shows, in a plain Node process, that the attack is one: it prints that it worked; a grader in the same process
   * is fooled; the process ends before its verdict; the process runs on without an end; it says what it was asked.
   */
  proof: z.enum(['mark', 'fooled', 'ended', 'unbounded', 'told']),
  /** What is handed in; its solution stands wherever an attack or a twin has {{answer}}. */
  exercise: z.enum(victims).default(victims[0]),
  /** Whether type errors are asked for, as for a class. */
  types: z.boolean().default(false),
  /** What is handed in instead of a file; `attack.ts` is then what a careless grader does with it. */
  place: z
    .enum([
      ...(['link', 'linked-unit', 'hard-link', 'fifo', 'device', 'huge', 'named'] as const),
      ...(['traversal-archive', 'bomb-archive', 'link-archive'] as const),
    ])
    .optional(),
  /** What the student is called, and the harmless one. */
  name: z.string().default('hostile'),
  twinName: z.string().default('harmless'),
});

export interface HostileCase extends z.infer<typeof description> {
  /** `<outcome>-<cause>`. */
  readonly id: string;
  readonly expected: Verdict;
  readonly attack: string;
  /** A harmless relative, which does allowed things with the same means and earns full marks. */
  readonly twin: string;
}

const root = import.meta.dirname;

/** Every folder here is a case. */
export const hostileCases = (): HostileCase[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const read = (file: string): string => readFileSync(join(root, name, file), 'utf8');
      return {
        ...description.parse(JSON.parse(read('case.json'))),
        id: name,
        expected: verdictSchema.parse(name.split('-')[0]),
        attack: read('attack.ts'),
        twin: read('twin.ts'),
      };
    });
