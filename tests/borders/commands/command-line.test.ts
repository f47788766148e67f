/** A refused command line: one sentence of ours with the rule, the value and what to type. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '#grader/cli/main.ts';
import { genlab, id, makeCourse } from '#tests/unit/cli/genlab.ts';

let written: string[] = [];
let before: typeof process.exitCode;
beforeEach(() => {
  before = process.exitCode;
  written = [];
  vi.stubEnv('npm_lifecycle_event', '').stubEnv('npm_command', '');
  vi.spyOn(console, 'error').mockImplementation((text: string) => void written.push(text));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  process.exitCode = before;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** What a command says on stderr, and its exit code. */
async function refused(line: string): Promise<string> {
  await main(['node', 'genlab', ...line.split(' ')]);
  expect(process.exitCode).toBe(2);
  // Node warns about the listeners that many commands in one process leave behind.
  const [sentence = '', ...more] = written.filter((text) => !text.includes('MaxListenersExceededWarning'));
  expect(more).toEqual([]);
  expect(sentence).toMatch(/^genlab: [^\n]+[.?]$/);
  return sentence.replace('genlab: ', '');
}

const exercise = 'needs an exercise: <unit>/<exercise>, its bare name, or its file.';

describe('a missing argument', () => {
  test.each([
    [
      'reset',
      `reset ${exercise} Type: genlab reset <exercise>. For a list of the exercises, type: genlab status.`,
    ],
    [
      'hint',
      `hint ${exercise} Type: genlab hint <exercise>. For a list of the exercises, type: genlab status.`,
    ],
    ['explain x', /^explain needs an exercise: .*Type: genlab explain <submission> <exercise>\./],
    ['explain', /^explain needs a submission: what the student handed in/],
    ['grade', /^grade needs a folder: a folder with .*Type: genlab grade <folder\.\.\.>\.$/],
    ['dev new', 'dev new needs an id: <unit>/<exercise>, in kebab-case. Type: genlab dev new <id>.'],
    ['engine install', 'engine install needs a name: tensorflow. Type: genlab engine install <name>.'],
    [
      'worker',
      '--queue is missing: a Redis server, redis://host:6379. Type: genlab worker --queue <address>.',
    ],
    ['release', '--out is missing: a new folder. Type: genlab release --out <folder>.'],
  ])('%s', async (line, sentence) => {
    expect(await refused(line)).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
  });
});

describe('a missing or invalid value', () => {
  test.each([
    [
      'check --dir',
      '--dir needs a value: use a different workspace folder. Type: genlab check [exercise] --dir <workspace>.',
    ],
    ['grade . --jobs', /^--jobs needs a value: exercises graded at a time/],
    ['grade . --jobs 1.5', "--jobs takes a whole number of at least 1, but got '1.5'."],
    ['grade . --require x', "--require takes a whole number of at least 0, but got 'x'."],
    ['grade . --decimal-mark x', "--decimal-mark takes . or , but got 'x'."],
    ['dev calibrate --runs x', "--runs takes a whole number of at least 1, but got 'x'."],
    ['dev calibrate --others 0', "--others takes a whole number of at least 1, but got '0'."],
    ['engine install cpu', /^'cpu' cannot be installed\./],
    ['status --engine gpu', "there is no engine 'gpu'. Choose auto, tensorflow, webgpu, wasm or cpu."],
  ])('%s', async (line, sentence) => {
    expect(await refused(line)).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
  });
});

describe('too many arguments', () => {
  test.each([
    [
      'hint a b',
      "hint takes at most one argument, but got 2: 'a' 'b'. Type: genlab hint <exercise>. Put a name with spaces in quotes.",
    ],
    ['reset a b c', /^reset takes at most one argument, but got 3: 'a' 'b' 'c'\./],
    ['check a b', /Type: genlab check \[exercise\]\./],
    ['init a b', /^init takes at most one argument/],
    ['status x', "status takes no argument, but got 1: 'x'. Type: genlab status."],
    ['doctor x', /^doctor takes no argument/],
    ['explain a b c', /^explain takes at most 2 arguments, but got 3/],
    ['dev new a b', /^dev new takes at most one argument/],
    ['worker x --queue redis://127.0.0.1:1', /^worker takes no argument/],
  ])('%s', async (line, sentence) => {
    expect(await refused(line)).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
  });
});

describe('an unknown name', () => {
  test.each([
    ['chekc', "there is no command 'chekc'. Did you mean check?"],
    ['xyzzy', /^there is no command 'xyzzy'\. The commands are: init, check, watch, hint, /],
    ['dev chek', "there is no command 'dev chek'. Did you mean check?"],
    ['check --wacth', "there is no option '--wacth' of check. Did you mean --watch?"],
    ['check -x', "there is no option '-x' of check. For a list of the options, type: genlab check --help."],
    ['dev golden --zzzz', /of dev golden\. For a list of the options, type: genlab dev golden --help\.$/],
    ['--nope', "there is no option '--nope'. For a list of the options, type: genlab --help."],
    ['dev check nothing', /^there is no exercise 'nothing'\. /],
    ['dev golden sample-gausian', `there is no exercise 'sample-gausian'. Did you mean ${id}?`],
    ['grade . --only sample-gausian', `no exercise matches sample-gausian. Did you mean ${id}?`],
    [
      'grade . --unit nope',
      "there is no unit 'nope'. The units are: reparametrization, gan-instability, vae-vs-gan.",
    ],
    [
      `grade . --only ${id} --unit vae-vs-gan`,
      `no exercise matches: '${id}' is not in the unit 'vae-vs-gan'. Give only one of the two options.`,
    ],
  ])('%s', async (line, sentence) => {
    expect(await refused(line)).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
  });
});

describe('as a user runs it', () => {
  let made: Awaited<ReturnType<typeof makeCourse>>;
  beforeAll(async () => {
    made = await makeCourse();
  });
  afterAll(() => made.remove());

  test('the exit code is 2, and nothing is on stdout', async () => {
    expect(await genlab(made.base, 'reset')).toEqual({
      ...{ code: 2, out: '' },
      err: expect.stringMatching(/^genlab: reset needs an exercise: [^\n]+\n$/) as string,
    });
  });

  test('help and version are not errors', async () => {
    expect(await genlab(made.base, 'hint', '--help')).toMatchObject({ code: 0, err: '' });
    expect(await genlab(made.base, '--version')).toMatchObject({ code: 0, err: '' });
  });
});
