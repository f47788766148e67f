import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { whyNoBubblewrap } from '#grader/session/node/isolation/bubblewrap.ts';
import { whyNoContainer, type Surroundings } from '#grader/session/node/isolation/container.ts';
import { cli } from '#tests/unit/cli/genlab.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** As in `docker run --network none --read-only --cap-drop ALL --security-opt no-new-privileges`. */
const closed: Surroundings = {
  status: `Name:\tnode
CapInh:\t0000000000000000
CapPrm:\t0000000000000000
CapEff:\t0000000000000000
CapBnd:\t0000000000000000
NoNewPrivs:\t1
Seccomp:\t2
`,
  mounts: `overlay / overlay ro,relatime,lowerdir=/a,upperdir=/b,workdir=/c 0 0
proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
tmpfs /tmp tmpfs rw,nosuid,nodev,relatime 0 0
`,
  network: `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
`,
};

test('a closed container confines a child', () => {
  expect(whyNoContainer(closed)).toBeUndefined();
});

test.each([
  [
    'network',
    { ...closed, network: `${closed.network}  eth0:    1376 16 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n` },
    /eth0.*none/,
  ],
  [
    'capabilities',
    { ...closed, status: closed.status.replace(/CapBnd:\t0+/, 'CapBnd:\t00000000a80425fb') },
    /CapBnd/,
  ],
  ['no field', { ...closed, status: '' }, /capabilities/],
  [
    'new privileges',
    { ...closed, status: closed.status.replace('NoNewPrivs:\t1', 'NoNewPrivs:\t0') },
    /no-new-privileges/,
  ],
  ['a writable root', { ...closed, mounts: closed.mounts.replace('ro,', 'rw,') }, /--read-only/],
  [
    'a second root over the first',
    { ...closed, mounts: `${closed.mounts}overlay / overlay rw 0 0\n` },
    /--read-only/,
  ],
])('%s: it does not confine a child', (_, found, why) => {
  expect(whyNoContainer(found)).toMatch(why);
});

test.skipIf(whyNoBubblewrap() !== undefined)('genlab recognises one that bubblewrap creates', () => {
  const run = (...open: string[]): string =>
    spawnSync(
      'bwrap',
      [
        ...['--unshare-all', ...open, '--cap-drop', 'ALL', '--ro-bind', '/', '/', '--tmpfs', tmpdir()],
        ...['--ro-bind', project, project], // which may be in the temporary folder
        ...[
          '--proc',
          '/proc',
          '--dev',
          '/dev',
          '--setenv',
          'PATH',
          '/nowhere',
          process.execPath,
          cli,
          'doctor',
        ],
      ],
      { encoding: 'utf8' },
    ).stdout;
  expect(run()).toMatch(/^isolation +container\+node-permission$/m);
  expect(run('--share-net')).toMatch(/^isolation +node-permission, no outer layer: .*--network none/m);
});
