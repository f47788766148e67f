import { z } from 'zod';
import { maxArrays, maxExports, maxName, maxText } from './response-caps.ts';

/** What a runner may send. Anything else ends its session: the grader trusts nothing that it has not checked. */
const nonce = z.string().max(64);
const text = z.string().max(maxText);
const place = z
  .number()
  .int()
  .positive()
  .max(2 ** 31);
const at = { line: place.optional(), column: place.optional() };
const spec = z.strictObject({
  name: z.string().max(maxName),
  dtype: z.enum(['float32', 'float64', 'int32', 'bool']),
  shape: z
    .array(
      z
        .number()
        .int()
        .nonnegative()
        .max(2 ** 31),
    )
    .max(8),
});

export const runnerResponse = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ready'),
    nonce,
    engine: z.strictObject({ name: text, version: text, device: text }),
  }),
  z.strictObject({
    kind: z.literal('loaded'),
    nonce,
    exports: z.array(z.string().max(maxName)).max(maxExports),
  }),
  z.strictObject({ kind: z.literal('refused'), nonce, message: text, ...at }),
  z.strictObject({
    kind: z.literal('observed'),
    nonce,
    outputs: z.array(spec).max(maxArrays),
    gradients: z
      .array(z.union([spec, z.strictObject({ name: z.string().max(maxName), missing: z.literal(true) })]))
      .max(maxArrays),
  }),
  z.strictObject({ kind: z.literal('threw'), nonce, message: text, ...at }),
  z.strictObject({ kind: z.literal('unusable'), nonce, message: text }),
  /** An error outside every call. */
  z.strictObject({ kind: z.literal('crashed'), nonce, message: text, ...at }),
]);

export type RunnerResponse = z.infer<typeof runnerResponse>;
