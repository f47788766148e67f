/** The whole VAE against PyTorch, with the numbers of tests/peers/unit1_vae.py. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vae, type Matrix } from '#reference/oracle/index.ts';
import { vaeOnTestImages } from '#reference/oracle/vae-on-test-images.ts';
import { worstRatio } from './helpers.ts';

interface Golden {
  script: { path: string; sha256: string };
  cases: {
    weights: vae.VaeWeights;
    x: Matrix;
    eps: Matrix;
    mu: Matrix;
    logits: Matrix;
    loss: number;
    gradients: Record<keyof vae.VaeWeights, Matrix>;
    activeUnits: number;
  }[];
}

const root = new URL('../../../', import.meta.url);
const golden = JSON.parse(readFileSync(new URL('tests/peers/unit1-vae.golden.json', root), 'utf8')) as Golden;
/** The same scale, with float64's unit roundoff: both sides are float64 evaluations. */
const roundoff = 2 ** -53;

it('has the golden numbers of the current script', () => {
  const script = readFileSync(new URL(golden.script.path, root));
  expect(createHash('sha256').update(script).digest('hex')).toBe(golden.script.sha256);
});

describe.each(golden.cases)('a VAE on images of $x.shape', ({ weights, x, eps, ...expected }) => {
  it('encodes', () => {
    expect(worstRatio(vae.encode(weights, x).mu, expected.mu.data, roundoff)).toBeLessThan(4);
  });

  it('has the loss', () => {
    expect(worstRatio(vae.loss(weights, x, eps), [expected.loss], roundoff)).toBeLessThan(4);
  });

  it('has the gradient with respect to every variable', () => {
    const gradients = vae.gradients(weights, x, eps);
    expect(Object.keys(gradients)).toEqual(Object.keys(expected.gradients));
    for (const [name, { data }] of Object.entries(expected.gradients)) {
      expect(
        worstRatio(gradients[name as keyof typeof gradients], data, roundoff),
        `gradient by ${name}`,
      ).toBeLessThan(4);
    }
  });

  it('has the loss and the active units as test images', () => {
    const result = vaeOnTestImages(weights, Float64Array.from(x.data), Float64Array.from(eps.data));
    expect(result.negativeElbo).toBeCloseTo(expected.loss, 10);
    expect(result.activeUnits).toBe(expected.activeUnits);
  });
});
