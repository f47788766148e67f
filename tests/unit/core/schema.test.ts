import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { resultJsonSchema } from '#grader/core/result.ts';

test('the published JSON Schema is the one that validates results', async () => {
  // After an intended change: npx vitest run tests/unit/core/schema.test.ts -u
  const published = new URL('../../../grader/core/result.schema.json', import.meta.url);
  await expect(`${JSON.stringify(resultJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    fileURLToPath(published),
  );
  expect(JSON.parse(await readFile(published, 'utf8'))).toHaveProperty('properties.exercises');
});
