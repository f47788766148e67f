/** The Content-Security-Policy of the built site: on every page, strict, and in nobody's way. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { inlineScripts } from '#site/src/build/content-security-policy.ts';
import { dist, pagePaths, type Served } from './built-site.ts';
import { openStranger } from './hostile-page/stranger.ts';
import { onSite } from './on-site.ts';

const paths = [...(await pagePaths()).map((path) => `${path}index.html`), '/404.html'];

let browser: Browser;
let site: Served;
let page: Awaited<ReturnType<Browser['newPage']>>;

onSite((opened) => {
  ({ browser, site, page } = opened);
});

describe('each page', () => {
  it.each(paths)('%s names what it may load, before anything else', async (path) => {
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

it('stops what is not named: inline scripts, text as code, other origins, frames, forms', async () => {
  const stranger = await openStranger();
  const own = await browser.newContext({ serviceWorkers: 'block' });
  const visitor = await own.newPage();
  await visitor.goto(`${site.origin}/reparametrization/elbo/`);
  const blocked = await visitor.evaluate(async (elsewhere) => {
    const found = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      found.add(effectiveDirective),
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
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { found: [...found].sort(), title: document.title };
  }, stranger.origin);
  expect(blocked.found).toEqual(
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
  expect(blocked.title).not.toBe('owned');
  expect(stranger.visits()).toBe(0);
  await own.close();
  stranger.close();
});

it('is in the way of nothing: the search, a figure that trains, a question, the editor', async () => {
  await page.goto(`${site.origin}/gan-instability/mode-collapse/`);
  await page.getByRole('button', { name: /Search/ }).click();
  await page.getByRole('textbox', { name: /Search/ }).fill('log-sum-exp');
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('figure-lab').scrollIntoViewIfNeeded();
  await page.waitForSelector('figure-lab[data-awake]');
  await page.locator('figure-lab').getByRole('button', { name: 'Step', exact: true }).click();
  await expect
    .poll(() => page.locator('figure-lab .figure-readings').innerText(), { interval: 500 })
    .toMatch(/iterations\s+[1-9]/i);
  await page.goto(`${site.origin}/exercises/reparametrization/sample-gaussian/`);
  await page.locator('exercise-desk[data-awake] [data-act="open"]').click();
  await page.waitForSelector('.cm-content');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('exercise-desk[data-runs="1"]', { timeout: 60_000 });
  expect(await page.locator('.desk .result').innerText()).toContain('not written yet');
});
