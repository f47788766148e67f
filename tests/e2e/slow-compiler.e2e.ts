/** Files that a compiler in the page cannot finish: a check ends, Stop works, and the page keeps working. */
import { expect, test } from './fixtures.ts';
import { longWork } from './long-work.ts';

test.beforeEach(({ desk }) => desk.open('reparametrization/sample-gaussian'));

test('a file that is nested too deeply gets one sentence', async ({ desk }) => {
  await desk.write(`export const reparametrize = ${'('.repeat(60_000)}1${')'.repeat(60_000)};`);
  await desk.check();
  await expect(desk.result).toContainText(
    'the file cannot be parsed: is it nested thousands of levels deep?',
  );
});

test('endless types do not delay a check', async ({ page, desk }) => {
  await desk.write(`type D = 0|1|2|3|4|5|6|7|8|9;
type N = \`\${D}\${D}\${D}\${D}\`;
type R<A extends string, B extends string> = A extends B ? (B extends A ? \`\${A}\${B}\` : never) : never;
const x: R<N, N> = 1;
type F<T extends any[]> = T['length'] extends 900 ? T : F<[...T, F<[...T, 0, 0]>]>;
const y: F<[]> = 1;
export const reparametrize = 1;`);
  // The editor checks the types once nothing has been typed for a while.
  await page.waitForTimeout(3000);
  await desk.check();
  await expect(desk.result).toContainText("'reparametrize' is not a function");
});

test('Stop ends a check whose parts do not arrive', async ({ page, desk }) => {
  await desk.write('export const reparametrize = 1;');
  await page.route('**/*', () => undefined);
  await page.keyboard.press('Control+Enter');
  await expect(desk.root).toHaveAttribute('data-running');
  await page.locator('[data-act="stop"]').click();
  await expect(desk.root).toHaveAttribute('data-runs', '1');
  await expect(desk.result).toContainText('You stopped it.');
});

test('a result for a text that has changed since says so', async ({ page, desk }) => {
  await desk.write('export const reparametrize = 1;');
  // Nothing that the check needs arrives before the text has changed.
  const changed = Promise.withResolvers<undefined>();
  await page.route('**/*', async (route) => {
    await changed.promise;
    await route.continue();
  });
  await page.keyboard.press('Control+Enter');
  await expect(desk.root).toHaveAttribute('data-running');
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('// more');
  changed.resolve(undefined);
  await expect(desk.root).toHaveAttribute('data-runs', '1', longWork);
  await expect(desk.state).toContainText('Your file has changed since then');
});
