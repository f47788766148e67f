import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { dist } from './built-site.ts';
import { deadLinks } from './dead-links.ts';

it('every link leads somewhere', async () => {
  expect(await deadLinks(dist, '/')).toEqual([]);
});

describe('code', () => {
  it('says its types on hover', async () => {
    const html = await readFile(join(dist, 'reparametrization/train-a-vae/index.html'), 'utf8');
    expect(html).toContain('<span class="typed" title="vae: Vae<W>">');
    expect(html).toContain('title="const mu: tf.Tensor2D"');
  });
});
