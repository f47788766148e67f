/** Every metric against its reference implementation, by the numbers of tests/peers/metrics.py. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { functions, golden, relativeDifferences, scriptText } from './golden.ts';

describe('metrics against their reference implementations', () => {
  it('has the golden numbers of the current script', () => {
    expect(createHash('sha256').update(scriptText).digest('hex')).toBe(golden.script.sha256);
    expect(Object.keys(golden.peers)).toEqual(
      expect.arrayContaining(['torch-fidelity', 'torchmetrics', 'prdc', 'scipy', 'scikit-learn']),
    );
  });

  it('compares every metric that has a peer', () => {
    expect(new Set(golden.cases.map((each) => each.function))).toEqual(new Set(functions));
  });

  it.each(golden.cases)('$function: $name ($peers)', (each) => {
    for (const [field, difference] of Object.entries(relativeDifferences(each)))
      expect(difference, field).toBeLessThan(1e-11);
  });
});
