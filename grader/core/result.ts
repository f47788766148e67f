import { z } from 'zod';
import { caps } from './caps.ts';
import { pictureSchema } from './picture.ts';

/** `infra` is a fault of ours, `ungradable` a submission that cannot be read; neither is a zero. */
export const verdicts = ['pass', 'fail', 'error', 'timeout', 'ungradable', 'infra'] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.infer<typeof verdictSchema>;

const diagnosis = z.object({
  mistake: z.string().describe('id of the known mistake'),
  explanation: z.string(),
  lesson: z.string().describe('page and anchor of the paragraph that explains it'),
});

const written = z.object({
  prompt: z.string(),
  rubric: z.array(z.string()).describe('what the person who grades it looks for'),
  text: z.string().max(caps.written),
});

const message = z.string().max(caps.message);

export const checkResult = z.object({
  id: z.string(),
  title: z.string(),
  visibility: z.enum(['public', 'hidden']),
  verdict: verdictSchema,
  points: z.number().nonnegative(),
  maxPoints: z.number().nonnegative(),
  message,
  margin: z
    .number()
    .nullable()
    .describe('largest error / tolerance; 1 is the limit; null if nothing was compared'),
  diagnosis: diagnosis.optional(),
  measures: z
    .record(z.string().max(caps.measureName), z.number())
    .refine((measures) => Object.keys(measures).length <= caps.measures, 'too many measures')
    .optional()
    .describe('what a training run reached, by name and unit'),
  picture: pictureSchema.optional(),
  written: written.optional().describe('free text, kept for a person to grade'),
});

export const exerciseResult = z.object({
  id: z.string(),
  title: z.string(),
  attempted: z.boolean(),
  points: z.number().nonnegative(),
  maxPoints: z.number().nonnegative(),
  bonus: z.boolean().default(false).describe('its points count towards score, but not towards maxScore'),
  verdict: verdictSchema,
  durationMs: z.number().nonnegative(),
  message,
  printed: z
    .string()
    .max(caps.printed)
    .describe("what the student's code printed while it was loaded and in public checks, cut at the limit"),
  typeErrors: z
    .array(
      z.object({
        line: z.number().int(),
        column: z.number().int(),
        message: z.string().max(caps.typeError),
      }),
    )
    .max(caps.typeErrors),
  checks: z.array(checkResult).max(caps.checks),
});

const finalGrade = z.object({
  score: z.number().nonnegative().nullable().describe('bonus points included; null as for the submission'),
  maxScore: z.number().nonnegative(),
  attempts: z.number().int().positive(),
  handedIn: z.string().nullable().describe('null if unknown; counts as on time'),
  extension: z.string().nullable(),
  exercises: z.array(
    z.object({
      id: z.string(),
      weight: z.number().nonnegative(),
      daysLate: z.number().int().nonnegative(),
      counted: z.number().nonnegative(),
      maxCounted: z.number().nonnegative(),
    }),
  ),
});

export const engineSchema = z.object({ name: z.string(), version: z.string(), device: z.string() });

export const submissionResult = z.object({
  version: z.literal(1),
  course: z.string(),
  engine: engineSchema,
  isolation: z.string(),
  submission: z
    .string()
    .max(caps.identity)
    .describe("the submission's identity, as used in gradebooks, policies and later runs"),
  name: z.string().max(caps.name).optional().describe('the name to show, if it differs from the identity'),
  group: z
    .object({ id: z.string(), members: z.array(z.string()) })
    .optional()
    .describe('set if a group handed in this answer: each member has a result with the same exercises'),
  problem: z.string().max(caps.problem).optional().describe('why nothing that was handed in could be read'),
  notes: z
    .array(z.string().max(caps.note))
    .max(caps.notes)
    .describe('how files were read that were not named or placed as asked'),
  score: z
    .number()
    .nonnegative()
    .nullable()
    .describe(
      'bonus points included: it can exceed maxScore; null if an exercise has no verdict (infra, ungradable), never 0 then',
    ),
  maxScore: z.number().nonnegative().describe('without the bonus exercises'),
  durationMs: z.number().nonnegative(),
  exercises: z.array(exerciseResult),
  final: finalGrade.optional().describe("what the points come to under the instructor's policy"),
});

export type Diagnosis = z.infer<typeof diagnosis>;
export type Written = z.infer<typeof written>;
export type FinalGrade = z.infer<typeof finalGrade>;
export type CheckResult = z.infer<typeof checkResult>;
export type ExerciseResult = z.infer<typeof exerciseResult>;
export type SubmissionResult = z.infer<typeof submissionResult>;

/** A fault of ours and a file that cannot be read say nothing about the answer: its points are unknown, not zero. */
export const isJudged = ({ verdict }: Pick<ExerciseResult, 'verdict'>): boolean =>
  verdict !== 'infra' && verdict !== 'ungradable';

/** The points of all exercises together, bonus included; null if those of one are unknown. */
export const scoreOf = (exercises: readonly ExerciseResult[]): number | null =>
  exercises.every(isJudged) ? exercises.reduce((sum, { points }) => sum + points, 0) : null;

/** The published schema of `genlab grade --json`, one object; a class is an array of these. */
export const resultJsonSchema = (): object => z.toJSONSchema(submissionResult);
