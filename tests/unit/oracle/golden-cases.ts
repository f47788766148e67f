import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Estimate, Matrix } from '#reference/oracle/index.ts';
import { worstRatio } from './helpers.ts';

interface Golden {
  script: { path: string; sha256: string };
  peers: Record<string, string>;
  cases: {
    name: string;
    function: string;
    inputs: Record<string, unknown>;
    /** `value` is the result itself; other outputs are its named fields. */
    outputs: Record<string, Matrix>;
  }[];
}

const root = new URL('../../../', import.meta.url);

/** Every oracle against the golden numbers of a script in tests/peers, which `peers` computed. */
export function describeGolden(
  title: string,
  { file, oracles, peers }: { file: string; oracles: Readonly<Record<string, unknown>>; peers: string[] },
): void {
  const golden = JSON.parse(readFileSync(new URL(`tests/peers/${file}`, root), 'utf8')) as Golden;

  describe(title, () => {
    it('has the golden numbers of the current script', () => {
      const script = readFileSync(new URL(golden.script.path, root));
      expect(createHash('sha256').update(script).digest('hex')).toBe(golden.script.sha256);
      expect(Object.keys(golden.peers)).toEqual(peers);
    });

    it('covers every oracle', () => {
      expect(new Set(golden.cases.map((each) => each.function))).toEqual(new Set(Object.keys(oracles)));
    });

    it.each(golden.cases)('$function: $name', ({ function: name, inputs, outputs }) => {
      const result = (oracles[name] as (inputs: object) => object)(inputs);
      const estimates = ('value' in result ? { value: result } : result) as Record<string, Estimate>;
      expect(Object.keys(estimates).sort()).toEqual(Object.keys(outputs).sort());
      for (const [field, { shape, data }] of Object.entries(outputs)) {
        const estimate = estimates[field];
        if (!estimate) throw new Error(`no ${field}`);
        expect(estimate.shape).toEqual(shape);
        // The same scale, with float64's unit roundoff: both sides are float64 evaluations.
        expect(worstRatio(estimate, data, 2 ** -53)).toBeLessThan(8);
      }
    });
  });
}
