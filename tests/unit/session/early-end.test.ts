import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Child } from '#grader/session/node/child-process.ts';
import { runtimeFolder } from '#grader/session/node/isolation/runtime-folder.ts';
import { limits } from './sandboxed.ts';

/** The processes that were started with a path inside this test's runtime folder. */
const ours = (): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(runtimeFolder().root)
      );
    } catch {
      return false;
    }
  });

test.runIf(process.platform === 'linux')(
  'a child that is ended at any moment of its start leaves no process behind',
  async () => {
    for (let ms = 0; ms < 60; ms++) {
      const child = new Child(limits, 'wasm');
      await wait(ms / 2);
      child.close();
    }
    await expect.poll(ours).toEqual([]);
  },
);
