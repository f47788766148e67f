/**
 * A seccomp filter for a child inside bubblewrap: a classic BPF program (`struct sock_filter[]`, see the kernel's
 * `seccomp_filter.rst`) that allows all system calls but those below, which Node never makes once it runs.
 */

/** Numbers of system calls, from the kernel's `unistd_64.h` and `asm-generic/unistd.h`. */
const machines = {
  x64: {
    audit: 0xc000003e,
    clone: 56,
    unknown: [435], // clone3: its flags lie in memory, where no filter can read them; the C library falls back to clone
    denied: {
      ...{ fork: 57, vfork: 58, ptrace: 101, process_vm_readv: 310, process_vm_writev: 311, kcmp: 312 },
      ...{ mount: 165, umount2: 166, pivot_root: 155, chroot: 161, unshare: 272, setns: 308 },
      ...{ open_tree: 428, move_mount: 429, fsopen: 430, fsmount: 432, mount_setattr: 442 },
      ...{ bpf: 321, perf_event_open: 298, userfaultfd: 323, io_uring_setup: 425, execveat: 322 },
      ...{ add_key: 248, request_key: 249, keyctl: 250, init_module: 175, finit_module: 313 },
      ...{ open_by_handle_at: 304, pidfd_getfd: 438, kexec_load: 246 },
    },
    signals: { kill: 62, tkill: 200, tgkill: 234, sigqueue: 129, tgsigqueue: 297, pidfd: 424 },
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    unknown: [435],
    denied: {
      ...{ ptrace: 117, process_vm_readv: 270, process_vm_writev: 271, kcmp: 272 },
      ...{ mount: 40, umount2: 39, pivot_root: 41, chroot: 51, unshare: 97, setns: 268 },
      ...{ open_tree: 428, move_mount: 429, fsopen: 430, fsmount: 432, mount_setattr: 442 },
      ...{ bpf: 280, perf_event_open: 241, userfaultfd: 282, io_uring_setup: 425, execveat: 281 },
      ...{ add_key: 217, request_key: 218, keyctl: 219, init_module: 105, finit_module: 273 },
      ...{ open_by_handle_at: 265, pidfd_getfd: 438, kexec_load: 104 },
    },
    signals: { kill: 129, tkill: 130, tgkill: 131, sigqueue: 138, tgsigqueue: 240, pidfd: 424 },
  },
} as const;

const [load, jumpEqual, jumpAtLeast, jumpSet, answer] = [0x20, 0x15, 0x35, 0x45, 0x06];
/** Offsets in `struct seccomp_data`; for an argument, of its lower half. */
const [number, architecture, firstArgument, secondArgument, thirdArgument] = [0, 4, 16, 24, 32];
const [allow, kill] = [0x7fff0000, 0x80000000];
const refuse = (errno: number): number => 0x00050000 | errno;
const [EPERM, ENOSYS] = [1, 38];
const CLONE_THREAD = 0x10000;
/** SIGSTOP, SIGTSTP, SIGTTIN and SIGTTOU: a stopped process takes no time and would never reach its limit. */
const [firstStop, lastStop] = [19, 22];
/** On x86-64, x32 calls begin here; they would bypass the numbers above. */
const x32 = 0x40000000;

/** The program for this machine's processor, or undefined if none is known. */
export function seccompFilter(arch: string = process.arch): Uint8Array | undefined {
  if (arch !== 'x64' && arch !== 'arm64') return undefined;
  const machine = machines[arch];
  type Step = readonly [code: number, yes: number, no: number, value: number];
  const refusing = (call: number, errno: number): Step[] => [
    [jumpEqual, 0, 1, call],
    [answer, 0, 0, refuse(errno)],
  ];
  const refusingToStop = ([name, call]: [string, number]): Step[] => [
    [jumpEqual, 0, 5, call],
    [load, 0, 0, name.startsWith('tg') ? thirdArgument : secondArgument],
    [jumpAtLeast, 0, 2, firstStop],
    [jumpAtLeast, 1, 0, lastStop + 1],
    [answer, 0, 0, refuse(EPERM)],
    [answer, 0, 0, allow],
  ];
  const steps: Step[] = [
    [load, 0, 0, architecture],
    [jumpEqual, 1, 0, machine.audit],
    [answer, 0, 0, kill],
    [load, 0, 0, number],
    ...(arch === 'x64'
      ? ([
          [jumpAtLeast, 0, 1, x32],
          [answer, 0, 0, refuse(EPERM)],
        ] as Step[])
      : []),
    ...machine.unknown.flatMap((call) => refusing(call, ENOSYS)),
    ...Object.values(machine.denied).flatMap((call) => refusing(call, EPERM)),
    ...Object.entries(machine.signals).flatMap(refusingToStop),
    // Threads may be created, processes may not: no fork bomb.
    [jumpEqual, 0, 3, machine.clone],
    [load, 0, 0, firstArgument],
    [jumpSet, 1, 0, CLONE_THREAD],
    [answer, 0, 0, refuse(EPERM)],
    [answer, 0, 0, allow],
  ];
  const program = new DataView(new ArrayBuffer(steps.length * 8));
  for (const [i, [code, yes, no, value]] of steps.entries()) {
    program.setUint16(i * 8, code, true);
    program.setUint8(i * 8 + 2, yes);
    program.setUint8(i * 8 + 3, no);
    program.setUint32(i * 8 + 4, value >>> 0, true);
  }
  return new Uint8Array(program.buffer);
}
