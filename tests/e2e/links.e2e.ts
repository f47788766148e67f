import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { dist } from './built-site.ts';
import { deadLinks } from './dead-links.ts';
import { expect, test } from './fixtures.ts';

test('every link leads somewhere', async () => {
  expect(await deadLinks(dist, '/')).toEqual([]);
});

test.describe('code', () => {
  test('says its types on hover', async () => {
    const html = await readFile(join(dist, 'reparametrization/train-a-vae/index.html'), 'utf8');
    expect(html).toContain('<span class="typed" title="vae: Vae<W>">');
    expect(html).toContain('title="const mu: tf.Tensor2D"');
  });
});
