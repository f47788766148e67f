import { z } from 'zod';

/**
 * Structured questions: what a quiz of the site shows and what the grader judges. A question does not reveal its
 * answer. The answer is its key, which is beside the question if students may read it, and in `_private` if it decides
 * a grade.
 */
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a name is camelCase, so that it needs no quotes');
const text = z.string().min(1);
/** By name, in the order in which they are shown. */
const texts = z
  .record(name, text)
  .refine((all) => Object.keys(all).length >= 2, 'at least two to choose from');

const asked = { id: name, title: text, prompt: text };
const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), ...asked, options: texts }),
  /** A choice made before a run: `measuredBy` is the command that settled it. */
  z.strictObject({ kind: z.literal('prediction'), ...asked, options: texts, measuredBy: text }),
  z.strictObject({ kind: z.literal('ordering'), ...asked, items: texts }),
  /** Each of `left` gets one of `right`; each of `right` may be used any number of times. */
  z.strictObject({ kind: z.literal('matching'), ...asked, left: texts, right: texts }),
  z.strictObject({ kind: z.literal('numeric'), ...asked, unit: z.string() }),
  /** Free text for a person to read; it is not judged here. */
  z.strictObject({ kind: z.literal('text'), ...asked, rubric: z.array(text).min(1) }),
]);

/** An explanation, and the lesson's paragraph about it. */
const why = z.strictObject({ explanation: text, lesson: text });

const keySchema = z.discriminatedUnion('kind', [
  /** `wrong` explains every other option. */
  z.strictObject({ kind: z.literal('option'), right: name, because: text, wrong: z.record(name, why) }),
  /** `steps[i]` explains why item i of `right` comes before the next: an order is wrong if one of these is violated. */
  z.strictObject({
    kind: z.literal('order'),
    right: z.array(name).min(2),
    because: text,
    steps: z.array(why),
  }),
  /** `wrong` explains each pair: what a wrong partner overlooks. */
  z.strictObject({
    kind: z.literal('pairs'),
    right: z.record(name, name),
    because: text,
    wrong: z.record(name, why),
  }),
  /** Correct within `tolerance`; `near` are the numbers that known mistakes give, within the same tolerance. */
  z.strictObject({
    kind: z.literal('number'),
    right: z.number(),
    tolerance: z.number().positive(),
    because: text,
    near: z.record(name, why.extend({ value: z.number() })),
    otherwise: why,
  }),
]);

export type QuizQuestion = Readonly<z.infer<typeof questionSchema>>;
export type Key = Readonly<z.infer<typeof keySchema>>;
export type Why = Readonly<z.infer<typeof why>>;
/** The key of every question except free text, by its id. */
export type Keys = Readonly<Record<string, Key>>;

/** Validates questions; throws one sentence for each rule that is broken. */
export function defineQuestions(
  questions: readonly z.input<typeof questionSchema>[],
): readonly QuizQuestion[] {
  const parsed = parse(z.array(questionSchema).min(1), questions, 'the questions are not valid');
  const ids = parsed.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Error(`question '${twice}' is defined twice`);
  return parsed;
}

/** Validates the keys of questions: each question has a key of its kind, and every wrong answer has an explanation. */
export function defineKeys(
  questions: readonly QuizQuestion[],
  keys: Readonly<Record<string, z.input<typeof keySchema>>>,
): Keys {
  const parsed = parse(z.record(name, keySchema), keys, 'the keys are not valid');
  const judged = questions.filter(({ kind }) => kind !== 'text');
  const stray = Object.keys(parsed).find((id) => !judged.some((question) => question.id === id));
  if (stray !== undefined) throw new Error(`there is a key for '${stray}', but no such question`);
  for (const question of judged) {
    const problem = mismatch(question, parsed[question.id]);
    if (problem) throw new Error(`question '${question.id}': ${problem}`);
  }
  return parsed;
}

function mismatch(question: QuizQuestion, key: Key | undefined): string | undefined {
  if (!key) return 'it has no key';
  switch (question.kind) {
    case 'choice':
    case 'prediction': {
      if (key.kind !== 'option') return `its key must be of kind 'option', not '${key.kind}'`;
      const wrong = Object.keys(question.options).filter((option) => option !== key.right);
      if (wrong.length === Object.keys(question.options).length)
        return `'${key.right}' is not one of its options`;
      return unlike(wrong, Object.keys(key.wrong), 'explanations of the wrong options');
    }
    case 'ordering':
      if (key.kind !== 'order') return `its key must be of kind 'order', not '${key.kind}'`;
      if (key.steps.length !== key.right.length - 1)
        return `${key.right.length} items in a row need ${key.right.length - 1} explanations, not ${key.steps.length}`;
      return unlike(Object.keys(question.items), key.right, 'items in order');
    case 'matching': {
      if (key.kind !== 'pairs') return `its key must be of kind 'pairs', not '${key.kind}'`;
      const stray = Object.values(key.right).find((partner) => !(partner in question.right));
      if (stray !== undefined) return `'${stray}' is not one of its partners`;
      const left = Object.keys(question.left);
      return (
        unlike(left, Object.keys(key.right), 'pairs') ?? unlike(left, Object.keys(key.wrong), 'explanations')
      );
    }
    case 'numeric':
      if (key.kind !== 'number') return `its key must be of kind 'number', not '${key.kind}'`;
      return clash(key);
    case 'text':
      return 'free text has no key';
  }
}

/** If two explanations matched one number, it would be arbitrary which one is shown. */
function clash({ right, tolerance, near }: Extract<Key, { kind: 'number' }>): string | undefined {
  const values = [right, ...Object.values(near).map(({ value }) => value)].sort((a, b) => a - b);
  const i = values.findIndex((value, k) => k > 0 && value - (values[k - 1] ?? NaN) <= 2 * tolerance);
  return i < 0
    ? undefined
    : `${values[i - 1]} and ${values[i]} must differ by more than twice the tolerance ${tolerance}`;
}

function unlike(wanted: readonly string[], got: readonly string[], what: string): string | undefined {
  const same = [...wanted].sort().join() === [...got].sort().join();
  return same ? undefined : `its ${what} are for ${got.join(', ')}; they should be for ${wanted.join(', ')}`;
}

function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const rules = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${what}: ${rules.join('; ')}`);
}
