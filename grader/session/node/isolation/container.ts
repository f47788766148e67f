import { readFileSync } from 'node:fs';

/** What the kernel says about this process; no other source is trusted. */
export interface Surroundings {
  /** `/proc/self/status` (proc(5)). */
  readonly status: string;
  /** `/proc/self/mounts`. */
  readonly mounts: string;
  /** `/proc/self/net/dev`, the interfaces of this network namespace. */
  readonly network: string;
}

/**
 * Why this process is not in a container that can confine a student's code: one without a network, without capabilities
 * and ways to gain them, and with a read-only root file system. Undefined if it is.
 */
export function whyNoContainer(found: Surroundings | undefined = surroundings()): string | undefined {
  if (found === undefined) return 'only Linux has them';
  const { status, mounts, network } = found;
  const field = (name: string): string => new RegExp(`^${name}:\\s+(\\S+)$`, 'm').exec(status)?.[1] ?? '';
  const interfaces = [...network.matchAll(/^\s*([^\s:|]+):/gm)].map(([, name = '']) => name);
  const others = interfaces.filter((name) => name !== 'lo');
  if (others.length > 0) return `the network ${others.join(', ')} can be reached (--network none)`;
  for (const set of ['CapEff', 'CapPrm', 'CapBnd'])
    if (!/^0+$/.test(field(set)))
      return `this process has capabilities, ${set} ${field(set)} (--cap-drop ALL)`;
  if (field('NoNewPrivs') !== '1') return 'a program may gain privileges (--security-opt no-new-privileges)';
  const root = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .findLast(([, point]) => point === '/');
  if (!root?.[3]?.split(',').includes('ro')) return 'the root file system can be written (--read-only)';
  return undefined;
}

function surroundings(): Surroundings | undefined {
  try {
    return {
      status: readFileSync('/proc/self/status', 'utf8'),
      mounts: readFileSync('/proc/self/mounts', 'utf8'),
      network: readFileSync('/proc/self/net/dev', 'utf8'),
    };
  } catch {
    return undefined;
  }
}
