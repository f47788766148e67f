import fc from 'fast-check';
import { expect } from 'vitest';
import { gzipSync } from 'node:zlib';
import { openArchive, sourceBudget } from '#grader/host/intake/archive.ts';
import { bytesOf, type Store } from '#grader/host/intake/bytes.ts';
import { Unreadable, type TreeNode } from '#grader/host/intake/tree.ts';
import { property } from '#tests/borders/property.ts';
import { code } from './class.ts';
import { tar } from './tar-writer.ts';
import { unicodePath, zip } from './zip-writer.ts';

const store = (buffer: Uint8Array): Store => ({ use: (work) => work(bytesOf(buffer)) });

/** A sentence: a beginning, an end, one line, and no text of a program in it. */
const isSentence = (text: string): void => {
  expect(text).toMatch(/[.!)]$/);
  expect(text).not.toMatch(/\n|internal|undefined|NaN|TypeError|RangeError/);
  expect(text.length).toBeLessThan(600);
};

async function judged(node: TreeNode): Promise<void> {
  if (node.kind === 'folder') for (const child of node.children) await judged(child);
  else if (node.kind !== 'file') isSentence(node.reason);
  else {
    try {
      const content = await node.read();
      expect(content.length).toBe(node.size);
    } catch (error) {
      expect(error).toBeInstanceOf(Unreadable);
      isSentence((error as Error).message);
    }
  }
}

const inner = zip([{ name: 'unit/first.ts', content: code('inner') }]);
const entries = [
  { name: 'ada/unit/first.ts', content: code('ada') },
  { name: 'bob/', content: '' },
  { name: Buffer.from([0x5a, 0x6f, 0x89, 0x2f, 0x61]), content: code('zoe').repeat(40), flags: 0 },
  { name: 'eve.zip', content: inner, method: 0 },
  { name: 'kim/unit/second.ts', content: code('kim'), descriptor: true, mode: 0o100644 },
  { name: 'x', content: 'y', flags: 0, extra: unicodePath(Buffer.from('x'), 'é') },
];
const plainTar = tar([
  { name: 'ada/unit/first.ts', content: code('ada') },
  { name: 'bob/' },
  { name: `${'long/'.repeat(30)}Zoë.ts`, content: code('zoe') },
  { name: 'link', type: '2' },
  { name: 'eve.zip', content: inner },
]);
const valid = [
  ['zip', zip(entries)],
  ['zip', zip(entries.slice(0, 2), { zip64: true })],
  ['zip', zip(entries, { front: Buffer.from('front') })],
  ['tar', plainTar],
  ['tgz', gzipSync(plainTar)],
] as const;

/** Places where a change matters: the last part of a zip is its directory, the first of a tar its header. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(), value: fc.nat(255) }),
  fc.record({
    kind: fc.constant('set' as const),
    at: fc.integer({ min: -400, max: -1 }),
    value: fc.nat(255),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), value: fc.nat(600) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), value: fc.nat(200) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), value: fc.nat(255) }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  let result = Buffer.from(bytes);
  for (const { kind, at, value } of changes) {
    if (result.length === 0) break;
    const place = ((at % result.length) + result.length) % result.length;
    const [before, after] = [result.subarray(0, place), result.subarray(place)];
    if (kind === 'set') result[place] = value;
    else if (kind === 'cut') result = Buffer.concat([before, after.subarray(value)]);
    else if (kind === 'double') result = Buffer.concat([before, after.subarray(0, value), after]);
    else result = Buffer.concat([before, Buffer.from([value]), after]);
  }
  return result;
}

property(
  'any change of an archive ends in entries or in a sentence',
  fc.tuple(fc.constantFrom(...valid), fc.array(change, { minLength: 1, maxLength: 6 })),
  16_000,
  async ([[format, bytes], changes]) => {
    const node = await openArchive(
      `class.${format}`,
      format,
      store(changed(bytes, changes)),
      0,
      sourceBudget(),
    );
    await judged(node);
  },
);

property(
  'any bytes under the name of an archive end in entries or in a sentence',
  fc.tuple(
    fc.constantFrom('zip', 'tar', 'tgz'),
    fc.constantFrom('', 'PK\u0003\u0004', 'PK\u0005\u0006', 'Rar!'),
    fc.uint8Array({ maxLength: 1200 }),
  ),
  4_000,
  async ([format, head, bytes]) => {
    const all = Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
    await judged(await openArchive(`class.${format}`, format, store(all), 1, sourceBudget()));
  },
);
