/** Kind: a message gives a student advice that does not help. */
import { expect, test } from 'vitest';

import { withoutAdvice } from '#grader/core/without-advice.ts';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';

test('a type error names the problem, and advises no package and no option', async () => {
  const types = new TypeChecker();
  try {
    const { 'a.ts': found = [] } = await types.check({ 'a.ts': "const tf = require('@tensorflow/tfjs');\n" });
    expect(found.map(({ message }) => message)).toEqual(["Cannot find name 'require'."]);
  } finally {
    types.close();
  }
});

test('the rest of a message stays', () => {
  expect(withoutAdvice("Property 'x' is missing. Do you need to change your target library? Try\nnext")).toBe(
    "Property 'x' is missing.\nnext",
  );
});
