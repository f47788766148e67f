import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verdictSchema, type Verdict } from '#grader/core/result.ts';

/** One exercise of each kind: tensors, weights and questions. */
export const victims = [
  'reparametrization/sample-gaussian',
  'reparametrization/train-vae',
  'vae-vs-gan/choose-a-model',
] as const;

const description = z.strictObject({
  tries: z.string().min(1),
  /**
   * How a plain Node process shows that the attack works: it prints that it worked; a grader in the same process is
   * fooled; the process ends before its verdict; the process never ends; it prints its inputs.
   */
  proof: z.enum(['mark', 'fooled', 'ended', 'unbounded', 'told']),
  /** What is handed in; its solution replaces {{answer}} in an attack or a twin. */
  exercise: z.enum(victims).default(victims[0]),
  /** Whether types are checked, as for a class. */
  types: z.boolean().default(false),
  /** What is handed in instead of a file; `attack.ts` is then what a careless grader does with it. */
  place: z
    .enum([
      ...(['link', 'linked-unit', 'hard-link', 'fifo', 'device', 'huge', 'named'] as const),
      ...(['traversal-archive', 'bomb-archive', 'link-archive'] as const),
    ])
    .optional(),
  /** The names of the student and of the harmless one. */
  name: z.string().default('hostile'),
  twinName: z.string().default('harmless'),
});

export interface HostileCase extends z.infer<typeof description> {
  /** `<outcome>-<cause>`. */
  readonly id: string;
  readonly expected: Verdict;
  readonly attack: string;
  /** A harmless variant, which does allowed things with the same means and earns full marks. */
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
