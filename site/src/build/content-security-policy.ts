import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

import { bootScript, hashOf } from './student-frame.ts';

/**
 * Writes a Content-Security-Policy into each page that was built: what is not listed is not loaded, and no inline script
 * runs but those that were there when the page was built.
 *
 * Astro's own `security.csp` does not fit: it does not hash `is:inline` scripts (the theme, the storage guard, the
 * figures), it names every chunk of the site on every page although 'self' allows them, and it hashes styles,
 * which turns 'unsafe-inline' off for the style attributes of formulas and highlighted code.
 *
 * A `<meta>` works on any static host; `frame-ancestors` does not work in one, and has to be sent as a header.
 */
export const contentSecurityPolicy: AstroIntegration = {
  name: 'content-security-policy',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const { text: boot } = await bootScript();
      for (const path of await readdir(dir, { recursive: true })) {
        if (!path.endsWith('.html')) continue;
        const page = await readFile(new URL(path, dir), 'utf8');
        // The frame inherits the policy of the page that makes it, so that page allows the frame's script.
        const framed = page.includes('<exercise-desk') ? [boot] : [];
        await writeFile(new URL(path, dir), withPolicy(page, [...inlineScripts(page), ...framed]));
      }
    },
  },
};

/** The texts of the scripts that stand in a page and run; JSON does not. */
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
    // KaTeX and highlighted code place and colour by style attributes, figures too, and the editor adds style sheets as it
    // opens: none of them can be listed by hash.
    "style-src 'self' 'unsafe-inline'",
    // Figures draw pixels into data: addresses.
    "img-src 'self' data:",
    // Vite puts a face of a few kilobytes into its style sheet.
    "font-src 'self' data:",
    "connect-src 'self'",
    // The frame of a student's code makes its worker from text; it has no address to name.
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ');

/** First in the head: a policy holds for what comes behind it. */
function withPolicy(page: string, scripts: readonly string[]): string {
  const found = /<head>/i.exec(page);
  if (!found) throw new Error('internal: a page has no head');
  const end = found.index + found[0].length;
  // The encoding has to stand in the first 1,024 bytes of a page, and the policy may be longer.
  const meta = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(scripts)}">`;
  return page.slice(0, end) + meta + page.slice(end).replace(/<meta charset="utf-8"\s*\/?>/i, '');
}
