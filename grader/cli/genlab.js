#!/usr/bin/env node
// Plain JavaScript that any Node of the last years can read, so that an old one gets a sentence instead of a stack.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const needed = 26;
const major = Number(process.versions.node.split('.')[0]);

if (major >= needed) {
  const { main } = await import('./main.ts').catch(installFirst);
  await main();
} else {
  const pinned = pinnedNode();
  if (pinned === undefined) {
    console.error(
      `genlab needs Node ${needed} or newer; this is Node ${process.versions.node}. Run npm ci in the project: it brings the right one with it.`,
    );
    process.exitCode = 2;
  } else {
    const { status } = spawnSync(pinned, process.argv.slice(1), { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  }
}

/** @param {NodeJS.ErrnoException} error */
function installFirst(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.startsWith('Cannot find package')) throw error;
  console.error('genlab: its packages are not installed. Run npm ci in the project first.');
  process.exit(2);
}

/** The Node that the project's optional dependencies brought for this platform. */
function pinnedNode() {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      const folder = require.resolve(`${name}/package.json`).replace(/package\.json$/, '');
      return `${folder}bin/node${platform === 'win' ? '.exe' : ''}`;
    } catch {
      // Not this name on this platform.
    }
  }
  return undefined;
}
