/**
 * Every command of the documents, typed by a reader in a fresh copy of the project; blocks that are not run are
 * counted, with the reason.
 */
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import ts from 'typescript';
import { blocksOf, documents, type Block } from './markdown.ts';
import { newReader, type Reader } from './reader.ts';

const all = documents().flatMap((document) => blocksOf(document));
const commands = all.filter(({ language }) => language === 'sh');
const isThere = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const reasonToSkip = ({ notRun, needs }: Block): string | undefined =>
  notRun ?? (needs === undefined || isThere(needs) ? undefined : `there is no ${needs} here`);
/** What a test cannot have, or should not use. */
const reasons = /\b(network|PyPI|Docker|minutes|hours|until you end it|there is no)\b/;
const placeOf = ({ document, line }: Block): string => `${document}:${line}`;

for (const document of new Set(commands.map((block) => block.document)))
  describe(document, () => {
    let reader: Reader;
    beforeAll(() => {
      reader = newReader();
      for (const block of blocksOf(document)) if (block.file !== undefined) reader.save(block);
    }, 120_000);
    afterAll(() => {
      reader.leave();
    });

    for (const block of commands.filter((one) => one.document === document)) {
      const reason = reasonToSkip(block);
      if (reason !== undefined) test.skip(`${placeOf(block)} is not run: ${reason}`);
      else
        test(`${placeOf(block)} ${block.text.split('\n', 1).join()}`, async () => {
          const { code, output } = await reader.type(block);
          expect(code, output).toBe(block.exitCode);
        }, 660_000);
    }
  });

test('blocks that are not run are counted', () => {
  const skipped = commands.filter((block) => reasonToSkip(block) !== undefined);
  console.log(
    `${commands.length - skipped.length} of ${commands.length} blocks of commands are run. Not run:`,
  );
  for (const block of skipped) console.log(`  ${placeOf(block)}  ${reasonToSkip(block) ?? ''}`);
  for (const block of skipped) expect(reasonToSkip(block), placeOf(block)).toMatch(reasons);
});

test('every block has a language that is tested or shown unchanged', () => {
  for (const block of all)
    expect(['sh', 'ts', 'json', 'csv', 'text', 'yaml'], placeOf(block)).toContain(block.language);
});

test.each(all.filter(({ language }) => language === 'json').map((block) => [placeOf(block), block.text]))(
  '%s is JSON',
  (_, text) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  },
);

test.each(all.filter(({ language }) => language === 'ts').map((block) => [placeOf(block), block.text]))(
  '%s is TypeScript',
  (_, text) => {
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
    expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  },
);
