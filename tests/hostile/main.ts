/**
 * Every hostile submission, under each isolation that starts here: `npm run test:hostile`, or with words or regular
 * expressions to choose cases by their names. Exit code 1 if one succeeded, or if an attack proves nothing.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ownCourse, openCourse } from '#grader/cli/usage.ts';
import { limitConcurrency } from '#grader/host/grade/limit-concurrency.ts';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { table } from '#grader/report/style.ts';
import { useIsolation } from '#grader/session/node/index.ts';
import { cores } from '#tests/cores.ts';
import { hostileCases, type HostileCase } from './cases.ts';
import { gains, gradeCase, openVictims, type Found, type Problem } from './grade-case.ts';
import { prove } from './prove.ts';
import { Stage } from './stage.ts';

const words = process.argv.slice(2);
const cases = hostileCases().filter(({ id }) => words.every((word) => new RegExp(word).test(id)));
const slots = limitConcurrency(cores);
const catalogue = await openCourse(ownCourse);

const visitors = { count: 0 };
const server = createServer((_, response) => response.end('here'));
server.on('connection', () => visitors.count++);
// The minimum that opens a WebSocket: a handshake.
server.on('upgrade', ({ headers }, socket) => {
  const key = `${headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  socket.end(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

const onStage = async <T>(run: (stage: Stage) => Promise<T>): Promise<T> =>
  slots(async () => {
    const stage = new Stage(port);
    try {
      return await run(stage);
    } finally {
      stage.remove();
    }
  });

const each = async <T>(run: (one: HostileCase, stage: Stage) => Promise<T>): Promise<T[]> =>
  Promise.all(cases.map((one) => onStage((stage) => run(one, stage))));

const rows: string[][] = [['case', 'expected', 'found', 'layer']];
const problems: (Problem & { readonly at: string })[] = [];
const counts = { passed: 0, failed: 0, skipped: 0 };

function count(one: HostileCase, layer: string, found: Found): void {
  const held = found.problems.length === 0;
  counts[held ? 'passed' : 'failed']++;
  rows.push([one.id, one.expected, held ? found.verdict : `${found.verdict} FAILED`, layer]);
  problems.push(...found.problems.map((problem) => ({ ...problem, at: `${one.id}, ${layer}` })));
}

const proofs = await each(prove);
for (const [i, one] of cases.entries()) {
  const problem = proofs[i];
  count(one, 'none', {
    verdict: problem === undefined ? 'worked' : '',
    problems: problem === undefined ? [] : [{ gain: 'other', text: problem }],
  });
}
const types = new TypeChecker();
for (const choice of ['permissions', 'bubblewrap'] as const) {
  let layer: string;
  try {
    layer = useIsolation(choice).name;
  } catch (error) {
    counts.skipped += cases.length;
    rows.push(['all', '', `SKIPPED: ${(error as Error).message}`, choice]);
    continue;
  }
  const victims = openVictims(catalogue);
  const found = await each((one, stage) => gradeCase(one, victims, stage, types, () => visitors.count));
  for (const { mistakes } of Object.values(victims)) await mistakes.close();
  for (const [i, one] of cases.entries()) count(one, layer, found[i] as Found);
}
types.close();
server.close();
server.closeAllConnections();
console.log(table(rows));
for (const { at, text } of problems) console.log(`\n${at}: ${text}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
const named = {
  point: 'points unearned',
  secret: 'secrets',
  stopped: 'class runs stopped',
  unwritten: 'results unwritten',
};
const totals = gains.flatMap((gain) =>
  gain === 'other' ? [] : [`${named[gain]}: ${problems.filter((problem) => problem.gain === gain).length}`],
);
console.log([`attacks: ${cases.length}`, ...totals].join('\n'));
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
