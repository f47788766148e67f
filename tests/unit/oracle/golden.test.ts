/** Every oracle against mpmath and JAX, with the numbers of tests/peers/unit1.py. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import * as oracle from '#reference/oracle/index.ts';

import { worstRatio } from './helpers.ts';

interface Golden {
  script: { path: string; sha256: string };
  peers: Record<string, string>;
  cases: {
    name: string;
    function: string;
    inputs: Record<string, oracle.Matrix | string | number>;
    /** `value` is the result itself; other outputs are its named fields. */
    outputs: Record<string, oracle.Matrix>;
  }[];
}

const root = new URL('../../../', import.meta.url);
const golden = JSON.parse(readFileSync(new URL('tests/peers/unit1.golden.json', root), 'utf8')) as Golden;

/** In JSON, shapes [] are matrices, and functions are names; mu and sigma of the estimators are plain numbers. */
function argumentOf(inputs: Golden['cases'][number]['inputs']): object {
  const { f } = inputs;
  return typeof f === 'string'
    ? { ...inputs, f: oracle.scalarFunctions[f as keyof typeof oracle.scalarFunctions] }
    : inputs;
}

describe('oracles against independent peers', () => {
  it('has the golden numbers of the current script', () => {
    const script = readFileSync(new URL(golden.script.path, root));
    expect(createHash('sha256').update(script).digest('hex')).toBe(golden.script.sha256);
    expect(Object.keys(golden.peers)).toEqual(['python', 'jax', 'mpmath', 'numpy']);
  });

  it('covers every oracle', () => {
    const functions = Object.entries(oracle).filter(([, value]) => typeof value === 'function');
    expect(new Set(golden.cases.map((each) => each.function))).toEqual(
      new Set(functions.map(([name]) => name)),
    );
  });

  it.each(golden.cases)('$function: $name', ({ function: name, inputs, outputs }) => {
    const evaluate = oracle[name as keyof typeof oracle] as (inputs: object) => object;
    const result = evaluate(argumentOf(inputs));
    const estimates = ('value' in result ? { value: result } : result) as Record<string, oracle.Estimate>;
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
