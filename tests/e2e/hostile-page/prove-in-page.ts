import type { Browser, Page } from '@playwright/test';

import { studentScript } from '#grader/session/web/student-script.ts';
import { functionBody } from '#grader/session/web/function-body.ts';

import { mark, type PageCase, type Proof } from './page-case.ts';
import { filled, openStranger, type Stranger } from './stranger.ts';

/** What the worker of a careless page sends back, in words. */
interface Seen {
  readonly printed: string;
  /** The messages that are not answers. */
  readonly odd: number;
  readonly verdict: string;
}

/** Longer than the careless grader takes for anything that ends, to show that an attack does not end. */
const endlessMs = 1500;
/** The proof usually comes much earlier and ends the wait; only a busy machine takes longer. */
const patienceMs = 30_000;

/** An attacker's page, for attacks that end with their worker. */
export interface Prover {
  readonly stranger: Stranger;
  readonly page: Page;
}

export async function openProver(browser: Browser): Promise<Prover> {
  const [stranger, page] = await Promise.all([openStranger(), browser.newPage()]);
  await page.goto(`${stranger.origin}/`);
  return { stranger, page };
}

/** Runs an attack without any defence, and says why it proved nothing; undefined if it worked. */
export async function proveInPage(
  browser: Browser,
  one: PageCase,
  { stranger, page: lasting }: Prover,
): Promise<string | undefined> {
  // An attack may leave something in storage, or crash the page by using too much memory.
  const leavesNothing = one.proof === 'message' || one.proof === 'fooled' || one.proof === 'lost';
  const context = leavesNothing ? undefined : await browser.newContext({ serviceWorkers: 'allow' });
  try {
    const page = (await context?.newPage()) ?? lasting;
    if (context) {
      await page.goto(`${stranger.origin}/`);
      await page.evaluate(() => {
        localStorage.setItem('secret', 'a secret');
        document.cookie = 'secret=1';
      });
    }
    const before = stranger.visits();
    const text = filled(one.attack, stranger.origin, stranger.origin);
    const seen = one.proof === 'script' ? await asScript(page, text) : await inWorker(page, text, one.proof);
    const goesOut = one.attack.includes('{{visitor}}');
    const came = stranger.visits() > before;
    const worked = {
      worker: seen.printed.includes(mark) && (came || !goesOut),
      script: seen.printed.includes(mark) && (came || !goesOut),
      message: seen.odd > 0,
      fooled: seen.verdict === 'pass' || seen.printed.includes('"verdict":"pass"'),
      lost: seen.verdict === '',
      unbounded: seen.verdict === '',
    };
    return worked[one.proof]
      ? undefined
      : `no proof (${one.proof}) without the defence: ${JSON.stringify(seen)}`;
  } finally {
    await context?.close();
  }
}

/** The statements that run as the file is loaded, in a frame of the page's own origin. */
async function asScript(page: Page, text: string): Promise<Seen> {
  let printed = '';
  page.on('console', (message) => (printed += `${message.text()}\n`));
  const statements = text.replace(/^import .*$/m, '').replace(/^export function[\s\S]*$/m, '');
  await page.evaluate((code) => {
    const frame = document.createElement('iframe');
    frame.src = '/inner';
    frame.onload = () => {
      frame.onload = null;
      const script = frame.contentDocument?.createElement('script');
      if (!script) return;
      script.textContent = `(async () => { ${code} })();`;
      frame.contentDocument?.body.append(script);
    };
    document.body.append(frame);
  }, statements);
  for (let waited = 0; waited < patienceMs && !printed.includes(mark); waited += 100)
    await page.waitForTimeout(100);
  return { printed, odd: 0, verdict: '' };
}

/** Like a page that trusts anything from a worker of its own origin that runs a student's code. */
async function inWorker(page: Page, text: string, proof: Proof): Promise<Seen> {
  // The attack runs while the file is loaded, whatever it exports: its text is used directly, without a parser.
  const asItIs = {
    code: text.replace(/^import .*$/m, '').replaceAll(/^export /gm, ''),
    imports: [{ local: 'tf', imported: '*' }],
    exports: [{ name: 'reparametrize', local: 'reparametrize' }],
  };
  const body = functionBody(text);
  const source = proof === 'worker' || !('code' in body) ? asItIs : body;
  const script = studentScript(source, `(${carelessRunner.toString()})();`);
  return await page.evaluate(
    async ([code, ms, wanted, sign]) => {
      const seen = { printed: '', odd: 0, verdict: '' };
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
      const ended = new Promise<void>((resolve) => {
        setTimeout(resolve, ms);
        worker.onerror = (event) => {
          event.preventDefault();
          resolve();
        };
        const isOver = (): boolean =>
          wanted === 'message'
            ? seen.odd > 0
            : wanted === 'worker'
              ? seen.printed.includes(sign)
              : seen.verdict !== '';
        worker.onmessage = ({ data }: MessageEvent<Record<string, unknown>>) => {
          if (typeof data['printed'] === 'string' && data['printed'].length + seen.printed.length < 65_536)
            seen.printed += data['printed'];
          else if (data['careless'] === true) {
            if (typeof data['verdict'] === 'string') seen.verdict = data['verdict'];
            const { size, length, words, line, names } = data as Partial<Record<string, number>>;
            if (
              size !== length ||
              (length ?? 0) > 1e6 ||
              (words ?? 0) > 4000 ||
              (line ?? 0) > 2 ** 31 ||
              (names ?? 0) > 100
            )
              seen.odd++;
          } else seen.odd++;
          if (isOver()) resolve();
        };
      });
      await ended;
      worker.terminate();
      return seen;
    },
    [script, proof === 'lost' || proof === 'unbounded' ? endlessMs : patienceMs, proof, mark] as const,
  );
}

/** A grader in the thread of the code that it grades, which trusts everything. It is self-contained, as text. */
function carelessRunner(): void {
  const post = postMessage as (message: unknown) => void;
  console.log = (...values: unknown[]) => {
    post({ printed: `${values.map(String).join(' ')}\n` });
  };
  class Tensor {
    readonly shape: readonly number[] = [1];
    readonly dtype: string = 'float32';
    readonly size: number = 1;
    readonly value: number;
    constructor(value: number) {
      this.value = value;
    }
    data(): Promise<ArrayLike<number>> {
      return Promise.resolve(Float32Array.of(this.value));
    }
  }
  const number = (x: Tensor | number): number => (typeof x === 'number' ? x : x.value);
  const both =
    (f: (a: number, b: number) => number) =>
    (a: Tensor | number, b: Tensor | number): Tensor =>
      new Tensor(f(number(a), number(b)));
  const tf = {
    Tensor,
    add: both((a, b) => a + b),
    mul: both((a, b) => a * b),
    div: both((a, b) => a / b),
    exp: (a: Tensor) => new Tensor(Math.exp(a.value)),
  };
  type Load = { run(linkage: object): Promise<void> };
  type Exports = Record<string, () => unknown>;
  const student = (globalThis as unknown as Record<string, Load>)['genlabStudent'] as Load;
  void (async () => {
    let given: Exports = {};
    await student.run({
      tf,
      all: {},
      later: () => Promise.resolve(tf),
      exports: (read: Exports) => (given = read),
    });
    if (Object.keys(given).length > 10_000) post({ careless: true, names: Object.keys(given).length });
    const call = given['reparametrize']?.() as (...inputs: Tensor[]) => Tensor | Promise<Tensor>;
    let z: Tensor;
    try {
      z = await call(new Tensor(0), new Tensor(2), new Tensor(1));
    } catch (thrown) {
      const error = thrown as Error;
      const line = Number(/:(\d+):\d+/.exec(String(error.stack).split('\n').at(-1) ?? '')?.[1] ?? 0);
      post({ careless: true, verdict: 'error', words: error.message.length, line });
      return;
    }
    for (const key of Object.keys(z)) Reflect.get(z, key);
    if (!(z instanceof Tensor)) {
      post({ careless: true, verdict: 'fail', names: Object.keys(z).length });
      return;
    }
    const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
    const { shape } = z;
    const data = await z.data();
    post({ careless: true, size: sizeOf(shape), length: data.length });
    post({ careless: true, size: sizeOf(z.shape), length: data.length });
    const close = Array.from(data).every((value) => !(Math.abs(value - Math.E) > 1e-3));
    const found = {} as { verdict?: string };
    found.verdict ??= close ? 'pass' : 'fail';
    post({ careless: true, verdict: (JSON.parse(JSON.stringify(found)) as { verdict: string }).verdict });
  })();
}
