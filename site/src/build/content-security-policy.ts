import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

import { bootScript, hashOf } from './student-frame.ts';

/**
 * Writes a Content-Security-Policy into each built page. Nothing unlisted is loaded, and the only inline scripts that run
 * are those of the build.
 *
 * Astro's own `security.csp` does not fit. It does not hash `is:inline` scripts (the theme, the storage guard, the
 * figures). It lists every chunk of the site on every page although 'self' allows them. It also hashes styles, which
 * disables 'unsafe-inline' for the style attributes of formulas and highlighted code.
 *
 * A `<meta>` works on any static host. `frame-ancestors` does not work in a `<meta>` and must be sent as a header.
 */
export const contentSecurityPolicy: AstroIntegration = {
  name: 'content-security-policy',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const { text: boot } = await bootScript();
      for (const path of await readdir(dir, { recursive: true })) {
        if (!path.endsWith('.html')) continue;
        const page = await readFile(new URL(path, dir), 'utf8');
        // The frame inherits the policy of the page that creates it, so that page must allow the frame's script.
        const framed = page.includes('<exercise-desk') ? [boot] : [];
        await writeFile(new URL(path, dir), withPolicy(page, [...inlineScripts(page), ...framed]));
      }
    },
  },
};

/** The texts of the inline scripts that run, which excludes JSON. */
export function inlineScripts(page: string): string[] {
  const scripts = page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi);
  return [...scripts].flatMap(([, attributes = '', text = '']) =>
    /\bsrc\s*=|\btype\s*=\s*["']?application\/json/i.test(attributes) ? [] : [text],
  );
}

const policy = (scripts: readonly string[]): string =>
  [
    "default-src 'self'",
    // WebAssembly: the tensor engine and the search.
    `script-src 'self' 'wasm-unsafe-eval' ${[...new Set(scripts.map(hashOf))].sort().join(' ')}`,
    // KaTeX, highlighted code and figures use style attributes, and the editor adds style sheets when it opens. None of
    // them can be listed by hash.
    "style-src 'self' 'unsafe-inline'",
    // Figures draw pixels as data: URLs.
    "img-src 'self' data:",
    // Vite inlines a font of a few kilobytes into its style sheet.
    "font-src 'self' data:",
    "connect-src 'self'",
    // The frame of a student's code creates its worker from text, which has no URL to list.
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ');

/** Puts the policy first in the head, because it applies only to what follows. */
function withPolicy(page: string, scripts: readonly string[]): string {
  const found = /<head>/i.exec(page);
  if (!found) throw new Error('internal: a page has no head');
  const end = found.index + found[0].length;
  // The encoding must be declared in the first 1,024 bytes of a page, and the policy can be longer.
  const meta = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(scripts)}">`;
  return page.slice(0, end) + meta + page.slice(end).replace(/<meta charset="utf-8"\s*\/?>/i, '');
}
