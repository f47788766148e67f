/** Gradient penalty, stabilisers and training step against PyTorch, with the numbers of tests/peers/unit2_steps.py. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ganTraining,
  gradientPenalty,
  stabilisers,
  type Estimate,
  type Matrix,
} from '#reference/oracle/index.ts';
import { worstRatio } from './helpers.ts';

interface Golden {
  script: { path: string; sha256: string };
  cases: { name: string; function: string; inputs: object; outputs: object }[];
}

const root = new URL('../../../', import.meta.url);
const golden = JSON.parse(
  readFileSync(new URL('tests/peers/unit2-steps.golden.json', root), 'utf8'),
) as Golden;

const oracles: Readonly<Record<string, (inputs: never) => object>> = {
  'gradientPenalty.value': gradientPenalty.value,
  'gradientPenalty.gradientNorms': gradientPenalty.gradientNorms,
  'gradientPenalty.vjp': gradientPenalty.vjp,
  'stabilisers.oneSidedSmoothing': stabilisers.oneSidedSmoothing,
  'stabilisers.oneSidedSmoothingVjp': stabilisers.oneSidedSmoothingVjp,
  'stabilisers.instanceNoise': stabilisers.instanceNoise,
  'stabilisers.spectralNormalize': stabilisers.spectralNormalize,
  'stabilisers.spectralNormalizeVjp': stabilisers.spectralNormalizeVjp,
  'ganTraining.train': ganTraining.train,
};

const isEstimate = (result: object): result is Estimate => 'scale' in result;

/** Every matrix of `expected`, at any depth, with the estimate in the same place. */
function pairs(result: object, expected: object): { estimate: Estimate; data: Matrix }[] {
  return Object.entries(expected).flatMap(([name, value]: [string, unknown]) => {
    const given = (result as Record<string, unknown>)[name];
    if (typeof value !== 'object' || value === null) return [];
    if ('data' in value) return [{ estimate: given as Estimate, data: value as Matrix }];
    return pairs(given as object, value);
  });
}

describe('training steps against PyTorch', () => {
  it('has the golden numbers of the current script', () => {
    const script = readFileSync(new URL(golden.script.path, root));
    expect(createHash('sha256').update(script).digest('hex')).toBe(golden.script.sha256);
  });

  it('covers every function', () => {
    expect(new Set(golden.cases.map((each) => each.function))).toEqual(new Set(Object.keys(oracles)));
  });

  it.each(golden.cases)('$function: $name', ({ function: name, inputs, outputs }) => {
    const result = oracles[name]?.(inputs as never) ?? {};
    const compared = pairs(isEstimate(result) ? { value: result } : result, outputs);
    expect(compared.length).toBeGreaterThan(0);
    for (const { estimate, data } of compared) {
      expect(estimate.shape).toEqual(data.shape);
      // The same scale, with float64's unit roundoff: both sides are float64 evaluations.
      expect(worstRatio(estimate, data.data, 2 ** -53)).toBeLessThan(4);
    }
  });
});
