import { z } from 'zod';
import { float32, type NumericArray } from '#reference/shared/arrays.ts';
import type { Case, OracleCheck } from './check.ts';
import type { Observation } from './session.ts';
import { mapValues } from '#reference/shared/map-values.ts';

/** JSON has no NaN and no infinities; they are written as strings. */
const number = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]).transform(Number);
const array = z.object({ shape: z.array(z.number().int().nonnegative()), values: z.array(number) });
const expected = array.extend({ tolerance: z.array(number) });
const prediction = z.object({
  outputs: z.record(z.string(), array),
  gradients: z.record(z.string(), array.nullable()),
});

const schema = z.object({
  /** The parameter names of each function in the stub that the probe has no target for. */
  parameters: z.record(z.string(), z.array(z.string())).optional(),
  /** By id: what a student reads. */
  mistakes: z.record(z.string(), z.object({ explanation: z.string(), lesson: z.string() })),
  checks: z.record(
    z.string(),
    z.object({
      title: z.string(),
      cases: z.array(
        z.object({
          target: z.string(),
          inputs: z.record(z.string(), array),
          params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).optional(),
          gradient: z
            .object({ wrt: z.array(z.string()), cotangents: z.record(z.string(), array) })
            .optional(),
          expected: z.object({
            outputs: z.record(z.string(), expected),
            gradients: z.record(z.string(), expected).optional(),
          }),
          stratum: z.string().optional(),
          /** What each known mistake returns here, or that it is right; null if it returns nothing comparable. */
          predictions: z.record(z.string(), z.union([prediction, z.literal('right')]).nullable()),
        }),
      ),
    }),
  ),
});

export type Golden = z.infer<typeof schema>;
export type GoldenJson = z.input<typeof schema>;
export type MistakeText = Golden['mistakes'][string];

export const parseGolden = (json: unknown): Golden => schema.parse(json);

const toFloat32 = (stored: { shape: number[]; values: number[] }): NumericArray =>
  float32(stored.shape, stored.values);
/** The public counterpart of a hidden oracle check: the same cases on stored inputs, without points. */
export function goldenCheck(golden: Golden, id: string): OracleCheck {
  const stored = golden.checks[id];
  if (!stored) throw new Error(`golden.json has no check '${id}': run genlab dev golden`);
  const cases = stored.cases.map((one): Case => ({
    evaluation: {
      target: one.target,
      inputs: mapValues(one.inputs, toFloat32),
      ...(one.params ? { params: one.params } : {}),
      ...(one.gradient
        ? { gradient: { wrt: one.gradient.wrt, cotangents: mapValues(one.gradient.cotangents, toFloat32) } }
        : {}),
    },
    expected: {
      outputs: mapValues(one.expected.outputs, ({ shape, values, tolerance }) => ({
        shape,
        value: values,
        tolerance,
      })),
      ...(one.expected.gradients
        ? {
            gradients: mapValues(one.expected.gradients, ({ shape, values, tolerance }) => ({
              shape,
              value: values,
              tolerance,
            })),
          }
        : {}),
    },
    ...(one.stratum === undefined ? {} : { stratum: one.stratum }),
  }));
  return { kind: 'oracle', id, title: stored.title, points: 0, cases: () => cases };
}

/** By mistake: what it returns on the stored cases of check `id`. */
export function goldenPredictions(
  golden: Golden,
  id: string,
): Record<string, readonly (Observation | null)[]> {
  const cases = golden.checks[id]?.cases ?? [];
  const observation = ({ outputs, gradients }: z.infer<typeof prediction>): Observation => ({
    outputs: mapValues(outputs, toFloat64),
    gradients: mapValues(gradients, (value) => (value ? toFloat64(value) : null)),
  });
  const predicted = (one: (typeof cases)[number], mistake: string): Observation | null => {
    const stored = one.predictions[mistake];
    const { outputs, gradients = {} } = one.expected;
    return stored ? observation(stored === 'right' ? { outputs, gradients } : stored) : null;
  };
  return Object.fromEntries(
    Object.keys(golden.mistakes).map((mistake) => [mistake, cases.map((one) => predicted(one, mistake))]),
  );
}

const toFloat64 = (stored: { shape: number[]; values: number[] }): NumericArray => ({
  dtype: 'float64',
  shape: stored.shape,
  data: Float64Array.from(stored.values),
});

/** The JSON form of an array: shortest decimal that reads back as the same float32 (or float64). */
export function storeArray(shape: readonly number[], values: ArrayLike<number>, digits: number) {
  return { shape: [...shape], values: Array.from(values, (x) => storeNumber(x, digits)) };
}

const storeNumber = (x: number, digits: number): number | 'NaN' | 'Infinity' | '-Infinity' =>
  Number.isFinite(x) ? Number(x.toPrecision(digits)) : (String(x) as 'NaN' | 'Infinity' | '-Infinity');
