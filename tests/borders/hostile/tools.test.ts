/** Kind: one fault ends the grading of a class. */
import { expect, test } from 'vitest';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { ToolProblem, ToolProcess } from '#grader/session/node/tools/tool-process.ts';

test('a tool that cannot be started counts as lost and does not throw an unexpected exception', async () => {
  const circular: Record<string, unknown> = {};
  circular['itself'] = circular;
  const tool = new ToolProcess({
    ...{ module: new URL(import.meta.url), argument: circular },
    ...{ readable: [], memoryMb: 64 },
  });
  for (let i = 0; i < 2; i++) {
    const problem: unknown = await tool.ask({}, 1, 1024).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ToolProblem);
    expect(problem).toMatchObject({ kind: 'lost' });
  }
});

test('a failed type check does not block the next one', async () => {
  const checker = new TypeChecker();
  const unsendable = {
    get 'unit/a.ts'(): string {
      throw new Error('it cannot be read');
    },
  };
  await checker.check(unsendable).catch(() => undefined);
  const path = 'unit/b.ts';
  const found = await checker.check({ [path]: 'export const b: number = "text";\n' });
  checker.close();
  expect(found[path]).toMatchObject([{ line: 1, column: 14 }]);
});
