/** The WebGPU engine on SwiftShader: small sizes, one child process for all tables. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { describe, expect, it } from 'vitest';
import type { TestContext } from 'vitest';

import { activations, productSizes, sides } from '#tests/engines/webgpu-cases.ts';
import { labelOf, ranges, special } from '#tests/engines/accuracy.ts';
import { needSwiftshader } from '#tests/engines/on-swiftshader.ts';
import type { WebgpuReport } from '#tests/engines/webgpu-report.ts';

import { opTable } from './op-table.ts';

const program = fileURLToPath(new URL('../../engines/webgpu-report.ts', import.meta.url));
let report: Promise<WebgpuReport> | undefined;

/** The child's report, made once; the test is skipped if there is no SwiftShader. */
async function reported(context: TestContext): Promise<WebgpuReport> {
  const env = { ...process.env, ...needSwiftshader(context) };
  report ??= promisify(execFile)(process.execPath, [program], {
    env,
    maxBuffer: 2 ** 24,
  }).then(({ stdout }) => JSON.parse(stdout) as WebgpuReport);
  return await report;
}

/** As on the other engines (second-derivatives.test.ts, gradient-penalty.test.ts); largest measured: 5.3e-7. */
const tolerance = 2e-6;

describe('the WebGPU engine on SwiftShader', () => {
  it('says that it runs on a software adapter', async (context) => {
    expect((await reported(context)).device).toMatch(/^software adapter: .*swiftshader/i);
  });

  it.for(opTable)('$name: first and second derivatives agree with float64', async ({ name }, context) => {
    const { first, second } = await reported(context);
    expect(first[name]).toBeLessThan(tolerance);
    expect(second[name]).toBeLessThan(tolerance);
  });

  it.for(activations.flatMap((activation) => [0.6, 1, 2].map((scale) => `${activation} ±${scale}`)))(
    'gradient penalty of a critic, %s',
    async (name, context) => {
      expect((await reported(context)).penalty[name]).toBeLessThan(tolerance);
    },
  );

  it.for(ranges.map(labelOf))('%s: four units in the last place', async (name, context) => {
    expect((await reported(context)).functions[name]).toBeLessThan(2.4e-7); // largest measured: 2.2e-7, asin
  });

  it.for(productSizes.flatMap((size) => sides.map(([a, b]) => `${size.join('×')} ${a} ${b}`)))(
    'matMul %s agrees with float64',
    async (name, context) => {
      expect((await reported(context)).products[name]).toBeLessThan(3e-6); // 2.0e-6, with 2,048 terms
    },
  );

  it.for(Object.entries(special.values))(
    '%s of NaN, infinities, zero and far out',
    async ([name, values], context) => {
      const actual = (await reported(context)).special[name]?.map(Number) ?? [];
      expect(actual).toHaveLength(values.length);
      actual.forEach((v, i) => {
        const value = values[i] ?? Number.NaN;
        if (Number.isFinite(value)) expect(v).toBeCloseTo(value, 5);
        else expect(v).toBe(value);
      });
    },
  );
});
