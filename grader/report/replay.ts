import type { NumericArray } from '#reference/shared/arrays.ts';
import type { Evaluation } from '#grader/core/session.ts';

/**
 * TypeScript that asks a student's function again: pasted at the end of the student's file, it prints what the function
 * returns when `genlab check` loads the file.
 *
 * @param parameters of the function, in order; undefined if a probe calls it, whose inputs are then only declared
 */
export function replayCode(
  id: string,
  { target, inputs, params = {} }: Evaluation,
  parameters: readonly string[] | undefined,
): string {
  const arrays = Object.entries(inputs).map(([name, array]) => `  const ${name} = ${tensor(array)};`);
  const numbers = Object.entries(params).map(
    ([name, value]) => `  const ${name.replaceAll('.', '_')} = ${JSON.stringify(value)};`,
  );
  const call = `const result = await ${target}(${(parameters ?? []).join(', ')});`;
  const print =
    "for (const [name, value] of Object.entries(typeof result === 'number' || result instanceof tf.Tensor ? { result } : result)) console.log(name, String(value));";
  return [
    `// Paste this at the end of ${id}.ts, and run: npx genlab check ${id}`,
    '{',
    ...arrays,
    ...numbers,
    ...(parameters === undefined
      ? [`  // The exercise's probe.ts passes these to your code in its function '${target}'.`]
      : [`  ${call}`, `  ${print}`]),
    '}',
  ].join('\n');
}

const tensor = ({ shape, data }: NumericArray): string =>
  shape.length === 0
    ? `tf.scalar(${literal(data[0] ?? NaN)})`
    : `tf.tensor${shape.length <= 6 ? `${shape.length}d` : ''}([${Array.from(data, literal).join(', ')}]${shape.length > 1 ? `, [${shape.join(', ')}]` : ''})`;

/** Nine digits name a float32 exactly. */
const literal = (x: number): string => (Number.isFinite(x) ? String(Number(x.toPrecision(9))) : String(x));
