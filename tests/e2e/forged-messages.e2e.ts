/** Messages of another window, which look like those of the page and its frame, have no effect on either. */
import { readFile } from 'node:fs/promises';
import type { Frame, Page } from '@playwright/test';

import { Desk, gaussianKl as id } from './desk-on-page.ts';
import { expect, test as base } from './fixtures.ts';
import { openStranger, type Stranger } from './hostile-page/stranger.ts';

const solution = (): Promise<string> =>
  readFile(new URL(`../../exercises/${id}/_private/solution.ts`, import.meta.url), 'utf8');

const test = base.extend<object, { stranger: Stranger }>({
  stranger: [
    async ({}, use) => {
      const stranger = await openStranger();
      await use(stranger);
      stranger.close();
    },
    { scope: 'worker' },
  ],
});

// The policy of the site blocks foreign frames, so this one bypasses the policy.
test.use({ bypassCSP: true });

/** Sends forged messages to a window and to every frame in it, over and over. Runs in the attacker's page. */
function forge(): void {
  const all = globalThis as unknown as { target?: Window; sent: number; heard: number };
  [all.sent, all.heard] = [0, 0];
  const header = new TextEncoder().encode(JSON.stringify({ kind: 'observed', outputs: [], gradients: [] }));
  const framed = new Uint8Array(8 + header.length);
  framed.set(header, 8);
  new DataView(framed.buffer).setUint32(0, header.length, true);
  const messages: unknown[] = [
    { script: "postMessage('forged'); for (;;);", printable: 1e6 },
    { question: { ask: 'start', nonce: '', seed: '', wasm: new ArrayBuffer(8) }, most: 1e6 },
    { fault: 'output' },
    { fault: 'broken', message: 'forged', line: 1, column: 1 },
    framed.buffer,
    'forged',
    'genlab: which build?',
    { kind: 'stripped', code: '' },
    { key: 'genlab 1 reparametrization/gaussian-kl', newValue: '{"code":"forged","passed":true}' },
    { verdict: 'pass', checks: [], printed: 'forged' },
  ];
  const send = (to: Window): void => {
    for (const message of messages) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => all.heard++;
      to.postMessage(message, '*', [port2]);
      all.sent++;
    }
  };
  setInterval(() => {
    const { target } = all;
    if (!target) return;
    send(target);
    for (let i = 0; i < target.length; i++) send(target[i] as Window);
  }, 1);
}
interface Forger {
  target?: Window;
  readonly sent: number;
  readonly heard: number;
}
const counts = (forger: Page | Frame): Promise<{ sent: number; heard: number; frames: number }> =>
  forger.evaluate(() => {
    const { sent, heard, target } = globalThis as unknown as Forger;
    return { sent, heard, frames: target?.length ?? -1 };
  });

async function expectUnmoved(desk: Desk, forger: Page | Frame): Promise<void> {
  await desk.write((await solution()).replace('return', 'throw new Error("mine"); return'));
  await desk.check();
  await expect(desk.result).toContainText('mine');
  await desk.write(await solution());
  await desk.check();
  await desk.expectPassed();
  const { sent, heard } = await counts(forger);
  expect(sent).toBeGreaterThan(1000);
  expect(heard).toBe(0);
  await expect(desk.page.locator('body')).not.toContainText('forged');
  const kept = await desk.page.evaluate((key) => localStorage.getItem(key), `genlab 1 ${id}`);
  expect(JSON.parse(kept ?? '')).toMatchObject({ code: await solution(), passed: true });
}

test('from the window that opened the page', async ({ context, stranger }) => {
  const forger = await context.newPage();
  await forger.goto(`${stranger.origin}/`);
  await forger.evaluate(forge);
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    forger.evaluate(() => {
      (globalThis as unknown as { target: Window | null }).target = open('about:blank');
    }),
  ]);
  const desk = new Desk(page);
  await desk.open();
  await expectUnmoved(desk, forger);
});

test('from a frame of another origin in the page', async ({ newDesk, stranger }) => {
  const desk = await newDesk();
  const { page } = desk;
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, `${stranger.origin}/`);
  const found = (): Frame | undefined =>
    page.frames().find((frame) => frame.url().startsWith(stranger.origin));
  await expect.poll(found).toBeDefined();
  const forger = found() as Frame;
  await forger.evaluate(forge);
  await forger.evaluate(() => {
    (globalThis as unknown as { target: Window }).target = parent;
  });
  await expectUnmoved(desk, forger);
});
