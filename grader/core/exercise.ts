import { z } from 'zod';

export const exerciseId = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/,
    'an exercise id is <unit>/<exercise> in kebab-case',
  );

const schema = z.strictObject({
  id: exerciseId,
  title: z.string().min(1),
  points: z.number().int().positive(),
  /** Its points count towards a submission's score but not towards its maximum. */
  bonus: z.boolean().default(false),
  /** Whether grading also trains models; a run of the public checks does not. */
  trains: z.boolean().default(false),
  /** The page of the lesson; a diagnosis adds its own anchor. */
  lesson: z.string().min(1),
  /** What the student's file must export. */
  entry: z.array(z.string().regex(/^[A-Za-z_$][\w$]*$/)).min(1),
  /** By target of the probe: the words that its numbers represent, so that messages can use them. */
  words: z.record(z.string(), z.record(z.string(), z.number())).default({}),
  /** From a nudge to nearly the full answer. */
  hints: z.array(z.string().min(1)).min(3, 'at least three graded hints'),
  limits: z
    .strictObject({
      /** One call of the student's function, in seconds. */
      seconds: z.number().positive().default(5),
      memoryMb: z.number().int().positive().default(1024),
      /** The most that the student's code may print. */
      outputBytes: z.number().int().positive().default(65_536),
    })
    .prefault({}),
});

export type Exercise = Readonly<z.infer<typeof schema>>;
export type Limits = Exercise['limits'];

/** Validates an exercise's description; throws one sentence per broken rule. */
export function defineExercise(description: z.input<typeof schema>): Exercise {
  const parsed = schema.safeParse(description);
  if (parsed.success) return parsed.data;
  const rules = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'exercise'}: ${issue.message}`);
  throw new Error(`exercise ${JSON.stringify(description.id)} is not valid: ${rules.join('; ')}`);
}
