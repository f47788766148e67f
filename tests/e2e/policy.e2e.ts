/** The Content-Security-Policy of the built site: on every page, strict, and without side effects. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { inlineScripts } from '#site/src/build/content-security-policy.ts';
import { dist, pagePaths } from './built-site.ts';
import { button, reading } from './figure-on-page.ts';
import { expect, test } from './fixtures.ts';
import { openStranger } from './hostile-page/stranger.ts';
import { longWork } from './long-work.ts';

const paths = [...(await pagePaths()).map((path) => `${path}index.html`), '/404.html'];

test.describe('each page', () => {
  for (const path of paths)
    test(`${path} names what it may load, before anything else`, async () => {
      const text = await readFile(join(dist, path), 'utf8');
      const [, policy = ''] =
        /^<!DOCTYPE html><html[^>]*><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">/i.exec(
          text,
        ) ?? [];
      const directives = new Map(
        policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
      );
      expect(directives.get('default-src')).toEqual(["'self'"]);
      expect(directives.get('connect-src')).toEqual(["'self'"]);
      expect(directives.get('worker-src')).toEqual(["'self'", 'blob:']);
      for (const nothing of ['object-src', 'frame-src', 'form-action'])
        expect(directives.get(nothing)).toEqual(["'none'"]);
      const scripts = directives.get('script-src') ?? [];
      const hashes = scripts.filter((source) => source.startsWith("'sha256-"));
      expect(scripts.filter((source) => !hashes.includes(source))).toEqual(["'self'", "'wasm-unsafe-eval'"]);
      for (const script of inlineScripts(text))
        expect(hashes).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
      expect(
        /<[a-z][^>]*\son[a-z]+\s*=/i.exec(text.replaceAll(/<script\b[\s\S]*?<\/script>/gi, '')),
      ).toBeNull();
    });
});

test('blocks what is not named: inline scripts, text as code, other origins, frames, forms', async ({
  context,
}) => {
  const stranger = await openStranger();
  const visitor = await context.newPage();
  await visitor.goto('/reparametrization/elbo/');
  await visitor.evaluate(async (elsewhere) => {
    const blocked = new Set<string>();
    Object.assign(window, { blocked });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      blocked.add(effectiveDirective),
    );
    const add = (name: string, attributes: Record<string, string>, text = ''): HTMLElement => {
      const element = Object.assign(document.createElement(name), { textContent: text });
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      document.body.append(element);
      return element;
    };
    add('script', {}, 'document.title = "owned"');
    add('script', { src: `${elsewhere}/worker.js` });
    add('a', { onclick: 'document.title = "owned"' }).click();
    add('img', { src: `${elsewhere}/image` });
    add('iframe', { src: `${elsewhere}/` });
    add('object', { data: `${elsewhere}/image` });
    (add('form', { action: `${elsewhere}/` }) as HTMLFormElement).submit();
    await fetch(elsewhere).catch(() => undefined);
  }, stranger.origin);
  const blocked = (): Promise<string[]> =>
    visitor.evaluate(() => [...(window as unknown as { blocked: Set<string> }).blocked].sort());
  await expect
    .poll(blocked)
    .toEqual(
      [
        'connect-src',
        'form-action',
        'frame-src',
        'img-src',
        'object-src',
        'script-src-attr',
        'script-src-elem',
      ].sort(),
    );
  expect(await visitor.evaluate(() => document.title)).not.toBe('owned');
  expect(stranger.visits()).toBe(0);
  stranger.close();
});

test('does not block search, a figure that trains, a question or the editor', async ({ page, desk }) => {
  await page.goto('/gan-instability/mode-collapse/');
  await page.getByRole('button', { name: /Search/ }).click();
  await page.getByRole('textbox', { name: /Search/ }).fill('log-sum-exp');
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
  await page.keyboard.press('Escape');
  const figure = page.locator('figure-lab');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-ready');
  await button(figure, 'Step').click();
  await expect.poll(() => reading(figure, 'iterations'), longWork).toBeGreaterThan(0);
  await desk.open('reparametrization/sample-gaussian');
  await desk.check();
  await expect(desk.result).toContainText('not written yet');
});
