/** `npm run pictures`: the two pictures of the README, one of the site and one of a diagnosis in a terminal. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { html, trusted, type Markup } from '#reference/shared/html.ts';
import { startBrowser } from './browser.ts';
import { serve } from './built-site.ts';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const genlab = path('grader/cli/genlab.js');
const out = path('docs/pictures');
const font = path(
  'node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
);

/** What a student sees after mistaking logVar for log σ. */
async function diagnosis(): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'genlab-picture-'));
  const file = 'reparametrization/sample-gaussian.ts';
  try {
    await promisify(execFile)(process.execPath, [genlab, 'init', workspace]);
    await cp(path(`tests/submissions/mistaken-log-variance/${file}`), join(workspace, file));
    // Its exit code says that the checks failed, as they should.
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [genlab, 'check', 'sample-gaussian', '--dir', workspace],
      { env: { ...process.env, FORCE_COLOR: '1', COLUMNS: '92' } },
    ).catch((error: unknown) => error as { stdout: string });
    return stdout.trimEnd();
  } finally {
    await rm(workspace, { recursive: true });
  }
}

const colours: Readonly<Record<string, string>> = {
  1: 'font-weight:700',
  2: 'opacity:.65',
  31: 'color:#f2a37b',
  32: 'color:#93cf9f',
  33: 'color:#e2c170',
  36: 'color:#8fcbdc',
};

/** A terminal's text as HTML: each colour opens a span, and each end closes all that are open. */
function coloured(text: string): Markup {
  let open = 0;
  // eslint-disable-next-line no-control-regex -- the colours of a terminal begin with one
  const spans = html`${text}`.toString().replaceAll(/\x1b\[(\d+)m/g, (_, code: string) => {
    const style = colours[code];
    if (style !== undefined) return (open++, `<span style="${style}">`);
    const closed = '</span>'.repeat(open);
    open = 0;
    return closed;
  });
  return trusted(spans);
}

const terminal = async (
  command: string,
  text: string,
): Promise<Markup> => html`<!doctype html><meta charset="utf-8"><style>
@font-face { font-family: Mono; font-weight: 100 800; src: url(data:font/woff2;base64,${(await readFile(font)).toString('base64')}) }
body { margin: 0; padding: 26px 30px; width: fit-content; background: #13181b; color: #e8e5dc; font: 15px/1.55 Mono, monospace }
pre { margin: 0; font: inherit } .prompt { color: #a9b1b4; margin-bottom: 10px }
</style><pre class="prompt">$ ${command}</pre><pre>${coloured(text)}</pre>`;

await mkdir(out, { recursive: true });
const [browser, site, text] = await Promise.all([startBrowser(), serve(), diagnosis()]);
const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1280, height: 880 } });
await page.goto(`${site.origin}/reparametrization/the-trick/`, { waitUntil: 'networkidle' });
await page.evaluate(() => document.fonts.ready);
await page.locator('figure-lab').evaluate((figure) => {
  window.scrollTo({ top: figure.getBoundingClientRect().top + window.scrollY - 300 });
});
await page.waitForSelector('figure-lab[data-ready]');
await page.waitForTimeout(500); // the table of contents follows
await page.screenshot({ path: join(out, 'site.png') });

const folder = await mkdtemp(join(tmpdir(), 'genlab-picture-'));
const source = join(folder, 'terminal.html');
await writeFile(source, (await terminal('genlab check sample-gaussian', text)).toString());
await page.setViewportSize({ width: 1040, height: 400 });
await page.goto(`file://${source}`);
await page.locator('body').screenshot({ path: join(out, 'diagnosis.png') });
await rm(folder, { recursive: true });
await browser.close();
site.close();
console.log(`wrote site.png and diagnosis.png to ${out}`);
