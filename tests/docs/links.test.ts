/** Every relative link of the documents leads to a file, and every anchor to a heading. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { documents, project, read } from './markdown.ts';

/** The anchors of a document's headings, as GitHub creates them. */
const anchorsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );

const linksOf = (markdown: string): string[] =>
  [...markdown.replaceAll(/^```[^]*?^```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

test.each(documents())('%s', (document) => {
  for (const link of linksOf(read(document))) {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : join(dirname(document), path);
    expect(existsSync(join(project, target)), `${document} links to ${link}`).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(read(target)), link).toContain(anchor);
  }
});

test('a broken link is found', () => {
  expect(linksOf('[a](b.md#c) [d](https://e.example)\n```sh\n[f](g)\n```\n')).toEqual(['b.md#c']);
  expect(anchorsOf('## What is Node’s `child_process`?\n')).toEqual(['what-is-nodes-child_process']);
});
