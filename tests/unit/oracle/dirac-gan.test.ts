/** The Dirac-GAN against PyTorch's autograd, and against norms measured with the authors' own definitions. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, type DiracOptions, type DiracState } from '#reference/oracle/dirac-gan.ts';

interface Golden {
  script: { path: string; sha256: string };
  cases: { start: DiracState; options: DiracOptions; steps: number; end: DiracState }[];
}

const root = new URL('../../../', import.meta.url);
const golden = JSON.parse(
  readFileSync(new URL('tests/peers/unit2-dirac.golden.json', root), 'utf8'),
) as Golden;

it('has the golden numbers of the current script', () => {
  const script = readFileSync(new URL(golden.script.path, root));
  expect(createHash('sha256').update(script).digest('hex')).toBe(golden.script.sha256);
});

it.each(golden.cases)('PyTorch: $options.variant, $options.scheme, $steps steps', (one) => {
  const { theta, psi } = run(one.start, one.options, one.steps);
  expect(theta).toBeCloseTo(one.end.theta, 11);
  expect(psi).toBeCloseTo(one.end.psi, 11);
});

/**
 * Final norm of (θ, ψ) after 500 steps of .2 from (1, 1): simultaneous, alternating 1:1, alternating 1:5. Measured once
 * with LMescheder/GAN_stability, notebooks/diracgan/gans.py.
 */
const table: readonly [name: string, options: Partial<DiracOptions>, norms: readonly string[]][] = [
  ['GAN', { variant: 'gan' }, ['3.1', '1.42', '1.85']],
  ['non-saturating GAN', { variant: 'non-saturating' }, ['.64', '.28', '.14']],
  ['WGAN, clip 1', { variant: 'wgan', clip: 1 }, ['1.0', '1.02', '.92']],
  ['WGAN-GP, weight .7, target 1', { variant: 'wgan-gp', weight: 0.7, target: 1 }, ['1.8', '1.22', '.72']],
  ['R1, γ = .3', { variant: 'r1', gamma: 0.3 }, ['2.6e-6', '2.3e-7', '9e-34']],
  ['R1, γ = 1', { variant: 'r1', gamma: 1 }, ['1e-21', '7e-17', '5e-12']],
];
const schemes = [
  { scheme: 'simultaneous' },
  { scheme: 'alternating' },
  { scheme: 'alternating', discriminatorSteps: 5 },
] as const;

describe.each(table)('%s', (_, options, norms) => {
  it.each(schemes.map((scheme, i) => ({ scheme, norm: norms[i] ?? '' })))(
    '$norm after 500 steps',
    ({ scheme, norm }) => {
      const all = { learningRate: 0.2, ...options, ...scheme } as DiracOptions;
      const { theta, psi } = run({ theta: 1, psi: 1 }, all, 500);
      // As many digits as in the table.
      const digits = norm.replace(/e.*/, '').replace('.', '').length;
      expect(Number(Math.hypot(theta, psi).toPrecision(digits))).toBe(Number(norm));
    },
  );
});

it('moves the non-saturating GAN inwards, and the GAN outwards', () => {
  const norm = (variant: 'gan' | 'non-saturating', steps: number): number => {
    const options = { variant, scheme: 'simultaneous', learningRate: 0.05 } as const;
    const { theta, psi } = run({ theta: 1, psi: 1 }, options, steps);
    return Math.hypot(theta, psi);
  };
  expect(norm('gan', 2000)).toBeGreaterThan(Math.SQRT2);
  expect(norm('non-saturating', 2000)).toBeLessThan(Math.SQRT2);
});
