/** The entropy of grey pixels that lessons quote, computed from the bundled digits. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

import { loadDigits } from '#datasets/from-disk.ts';

const pixels = 784;

/** H(x) = −Σ x log x + (1 − x) log(1 − x), in nats. */
const entropy = (image: Float32Array): number =>
  image.reduce((sum, x) => (x > 0 && x < 1 ? sum - x * Math.log(x) - (1 - x) * Math.log(1 - x) : sum), 0);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('lessons quote the floor of grey-level targets on the test digits', async () => {
  const { images, labels, n } = (await loadDigits()).test;
  const floors = Array.from({ length: n }, (_, i) => entropy(images.subarray(i * pixels, (i + 1) * pixels)));
  const ofDigit = Array.from({ length: 10 }, (_, digit) =>
    mean(floors.filter((_, i) => labels[i] === digit)),
  );
  const nats = (value: number): string => value.toFixed(0);
  expect(ofDigit.indexOf(Math.min(...ofDigit))).toBe(1);
  expect(ofDigit.indexOf(Math.max(...ofDigit))).toBe(0);
  const lesson = async (page: string): Promise<string> =>
    await readFile(new URL(`../../../site/src/content/docs/${page}.mdx`, import.meta.url), 'utf8');

  const elbo = await lesson('reparametrization/elbo');
  expect(elbo).toContain(
    `${n.toLocaleString('en')} test digits, $H(x)$ is ${nats(mean(floors))} nats on average`,
  );
  expect(elbo).toContain(
    `from ${nats(Math.min(...ofDigit))} for the ones to ${nats(Math.max(...ofDigit))} for the zeros`,
  );

  expect(await lesson('reparametrization/train-a-vae')).toContain(`and the floor is ${nats(mean(floors))}.`);

  const others = floors.filter((_, i) => labels[i] !== 1);
  expect(await lesson('vae-vs-gan/anomaly-detection')).toContain(
    `${nats(ofDigit[1] ?? NaN)} nats for the ones and ${nats(mean(others))} for the other digits`,
  );
});
