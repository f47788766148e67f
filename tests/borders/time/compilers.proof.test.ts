import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExerciseResult, SubmissionResult } from '#grader/core/result.ts';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { outlineSubmission, stripSubmission, SyntaxProblem } from '#grader/session/node/index.ts';
import { genlab, id, makeCourse, solution } from '#tests/unit/cli/genlab.ts';
import { processTree } from '#tests/unit/session/process-tree.ts';

const linux = process.platform === 'linux';

/** A string type doubled so often; some 1.6 KB of text. */
const bomb = (times: number): string =>
  [
    `type T0 = '${'x'.repeat(600)}';`,
    ...Array.from({ length: times }, (_, i) => `type T${i + 1} = \`\${T${i}}\${T${i}}\`;`),
    `export const bomb: T${times} = 1;`,
  ].join('\n');

/** Errors without number, each of which names a type of thousands of letters. */
const amplifier = (errors: number): string => {
  const wide = Array.from({ length: 200 }, (_, i) => `'${'y'.repeat(90)}${i}'`).join(' | ');
  const wrong = (i: number): string => `export const a${i}: Wide = ${i} as unknown as [Wide, ${i}];`;
  return [`type Wide = ${wide};`, ...Array.from({ length: errors }, (_, i) => wrong(i))].join('\n');
};

/** Errors each of which repeats a name of 90,000 letters. */
const longNames = (errors: number): string =>
  [
    `interface Long { ${'z'.repeat(90_000)}: string }`,
    ...Array.from({ length: errors }, (_, i) => `export const a${i}: Long = {};`),
  ].join('\n');

const notChecked = /^the types of this file were not checked: checking took more than .*(MB of memory|s)\.$/;

/** A process may have ended with its parent meanwhile. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The processes of this one that run this module. */
const running = (module: string): number[] =>
  processTree(process.pid).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(module);
    } catch {
      return false;
    }
  });

describe("a compiler is not in the grader's own process", () => {
  const checker = new TypeChecker();
  afterAll(() => {
    checker.close();
  });
  const file = 'unit/a.ts';
  const check = async (text: string): Promise<ExerciseResult['typeErrors']> => [
    ...((await checker.check({ [file]: text }))[file] ?? []),
  ];

  test.each([20, 24, 28])('a string type doubled %i times costs its own messages', async (times) => {
    const before = process.memoryUsage().rss;
    const [first, ...others] = await check(bomb(times));
    expect(first?.message).toMatch(
      /^(the types of this file were not checked: .*|Type 'number' is not assignable .*)$/,
    );
    expect(others).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
    expect(await check('export const x: string = 1;')).toHaveLength(1);
  });

  test('types that never come to an end are stopped, and the next file is checked', async () => {
    const impatient = new TypeChecker({ limitMs: 1500 });
    const deep = `type F<N extends number, A extends unknown[] = []> = A['length'] extends N ? A : F<N, [...A, 0]>;\n${Array.from(
      { length: 5000 },
      (_, i) => `export const v${i}: F<${500 + (i % 490)}> = ${i};`,
    ).join('\n')}`;
    const slow = await impatient.check({ [file]: deep });
    expect(slow[file]?.[0]?.message).toMatch(notChecked);
    impatient.close();
  });

  test('amplification: messages are few and short, whatever a file says', async () => {
    const errors = await check(amplifier(500));
    expect(errors.length, errors[0]?.message).toBe(50);
    expect(errors.at(-1)?.message).toMatch(/^\d+ more type errors are not shown\.$/);
    for (const { message } of errors) expect(message.length).toBeLessThanOrEqual(500);
    expect(JSON.stringify(errors).length).toBeLessThan(50_000);
  });

  test('amplification: 200 KB that make 180 MB of messages cost a second', async () => {
    // A check has six seconds of its process's own time; past them it says so, in one error.
    const errors = await check(longNames(2000));
    expect(errors.length, errors[0]?.message).toBe(50);
    expect(errors[0]?.message).toMatch(/^Property 'z{400,}/);
    expect(JSON.stringify(errors).length).toBeLessThan(50_000);
  });

  test.runIf(linux)('a process that checks types and is killed is started again', async () => {
    const wrong = check(amplifier(1000));
    await sleep(50);
    for (const pid of running('type-check-worker')) send(pid, 'SIGKILL');
    expect(await wrong).toHaveLength(50);
  });

  test.runIf(linux)('a process that checks types and is stopped goes on', async () => {
    const patient = new TypeChecker({ limitMs: 3000 });
    const checked = patient.check({ [file]: 'export const x: string = 1;' });
    await sleep(200);
    const pids = running('type-check-worker');
    for (const pid of pids) send(pid, 'SIGSTOP');
    await sleep(4000);
    for (const pid of pids) send(pid, 'SIGCONT');
    expect((await checked)[file]?.[0]?.message).toBe("Type 'number' is not assignable to type 'string'.");
    patient.close();
  });
});

describe('a lost parser is not the error of a plain file', () => {
  const plain = 'export const one: number = 1;';
  const stripped = 'export const one         = 1;';
  const large = `${plain}\n`.repeat(20_000);

  test.runIf(linux).each(['SIGKILL', 'SIGTERM'] as const)('after %s another one reads it', async (signal) => {
    await stripSubmission(plain);
    const reading = stripSubmission(large);
    for (const pid of running('strip-worker')) send(pid, signal);
    expect((await reading).startsWith(stripped)).toBe(true);
  });

  test.runIf(linux)('one that is always lost is a fault of ours', async () => {
    await stripSubmission(plain);
    const reading = stripSubmission(large).then(
      () => 'read',
      (error: unknown) => error,
    );
    const killing = setInterval(() => {
      for (const pid of running('strip-worker')) send(pid, 'SIGKILL');
    }, 5);
    const outcome = await reading;
    clearInterval(killing);
    if (outcome !== 'read') expect(outcome).toMatchObject({ name: 'SessionFailure', kind: 'infra' });
    expect(await stripSubmission(plain)).toBe(stripped);
  });

  test.runIf(linux)('one that is stopped for longer than its limit reads on', async () => {
    await stripSubmission(plain);
    const reading = stripSubmission(large);
    const pids = running('strip-worker');
    for (const pid of pids) send(pid, 'SIGSTOP');
    await sleep(11_000);
    for (const pid of pids) send(pid, 'SIGCONT');
    expect((await reading).startsWith(stripped)).toBe(true);
  });

  test.each(['x', 'é', '\u{10000}'])('a message that quotes %s 5,000 times is cut', async (letter) => {
    const name = letter.repeat(5000);
    const problem: unknown = await stripSubmission(`${name}: ${name}: ;`).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(SyntaxProblem);
    expect((problem as SyntaxProblem).message.length).toBeLessThanOrEqual(2000);
  });

  test('one whose stack overflows in two processes is the error of the file', async () => {
    const problem: unknown = await stripSubmission('('.repeat(200_000)).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(SyntaxProblem);
    expect((problem as SyntaxProblem).message).toContain('nested thousands of levels deep');
    expect(await stripSubmission(plain)).toBe(stripped);
  });
});

describe('an outline that is lost is no fault', () => {
  const plain = 'export const one: number = 1;';
  const large = `${plain}\n`.repeat(20_000);
  const named = { declarations: [{ name: 'one', line: 1 }] };

  test.runIf(linux)('after a kill another process reads the file', async () => {
    await outlineSubmission(plain);
    const reading = outlineSubmission(large);
    for (const pid of running('outline-worker')) send(pid, 'SIGKILL');
    expect((await reading)?.declarations[0]).toMatchObject({ name: 'one', line: 1 });
  });

  test.runIf(linux)('there is none if the process is always killed', async () => {
    await outlineSubmission(plain);
    const reading = outlineSubmission(large);
    const killing = setInterval(() => {
      for (const pid of running('outline-worker')) send(pid, 'SIGKILL');
    }, 5);
    const outline = await reading;
    clearInterval(killing);
    if (outline) expect(outline.declarations).toHaveLength(500);
    expect(await outlineSubmission(plain)).toMatchObject(named);
  });

  test('a file that takes all of the memory has none, and the next file has one', async () => {
    expect(await outlineSubmission('[1],'.repeat(8_000_000))).toBeUndefined();
    expect(await outlineSubmission(plain)).toMatchObject(named);
  });
});

describe('a class with a bomb and amplifiers in it', () => {
  let made: Awaited<ReturnType<typeof makeCourse>>;
  beforeAll(async () => {
    made = await makeCourse();
    const right = await solution();
    const files = {
      ada: right,
      bomber: `${right}\n${bomb(24)}`,
      cy: right,
      loud: `${right}\n${amplifier(500)}`,
      zoe: right,
    };
    for (const [name, text] of Object.entries(files)) {
      const path = join(made.base, 'class', name, `${id}.ts`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  });
  afterAll(() => made.remove());

  test('is graded: each has the points of its code, and the reports are small', async () => {
    const { code, out } = await genlab(
      made.base,
      'grade',
      'class',
      '--course',
      made.course,
      '--key',
      'k',
      '--json',
    );
    expect(code).toBe(0);
    const results = JSON.parse(out) as SubmissionResult[];
    expect(results.map(({ submission, score }) => [submission, score])).toEqual(
      ['ada', 'bomber', 'cy', 'loud', 'zoe'].map((name) => [name, 2]),
    );
    const typeErrors = results.map(({ exercises }) => exercises[0]?.typeErrors ?? []);
    expect(typeErrors[1]?.map(({ message }) => message)).toEqual([
      expect.stringMatching(notChecked) as string,
    ]);
    expect(typeErrors[3]).toHaveLength(50);
    expect([typeErrors[0], typeErrors[2], typeErrors[4]]).toEqual([[], [], []]);
    expect(out.length).toBeLessThan(200_000);
  });

  test('genlab check says that the types were not checked, and checks the rest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'genlab-bomb-'));
    await mkdir(dirname(join(folder, `${id}.ts`)), { recursive: true });
    await writeFile(join(folder, `${id}.ts`), `${await solution()}\n${bomb(24)}`);
    const { code, out } = await genlab(made.base, 'check', id, '--dir', folder, '--course', made.course);
    await rm(folder, { recursive: true });
    expect(code).toBe(0);
    expect(out).toContain('the types of this file were not checked');
  });
});
