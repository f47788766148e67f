import { z } from 'zod';

/** What a child may say. Everything else ends its session: the parent believes nothing it has not checked. */
const nonce = z.string();
const text = z.string().max(4000);
const at = { line: z.number().int().positive().optional(), column: z.number().int().positive().optional() };
const spec = z.strictObject({
  name: z.string().max(100),
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

export const childMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ready'),
    nonce,
    engine: z.strictObject({ name: text, version: text, device: text }),
  }),
  z.strictObject({ kind: z.literal('loaded'), nonce, exports: z.array(z.string().max(200)).max(10_000) }),
  z.strictObject({ kind: z.literal('refused'), nonce, message: text, ...at }),
  z.strictObject({
    kind: z.literal('observed'),
    nonce,
    outputs: z.array(spec).max(100),
    gradients: z
      .array(z.union([spec, z.strictObject({ name: z.string().max(100), missing: z.literal(true) })]))
      .max(100),
  }),
  z.strictObject({ kind: z.literal('threw'), nonce, message: text, ...at }),
  z.strictObject({ kind: z.literal('unusable'), nonce, message: text }),
  /** An error that no call was there to catch. */
  z.strictObject({ kind: z.literal('crashed'), nonce, message: text, ...at }),
]);

export type ChildMessage = z.infer<typeof childMessage>;
