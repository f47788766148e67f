#!/usr/bin/env node
// Plain JavaScript that older versions of Node can parse, so that they print a sentence instead of a stack.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';

const needed = 26;
/** Set for a process that this file has started: the number of a pipe that closes when its launcher ends. */
const launcherPipe = 'GENLAB_LAUNCHER_PIPE';
const major = Number(process.versions.node.split('.')[0]);

if (major >= needed) {
  endWithLauncher();
  cacheCompiledCode();
  const { main } = await import('./main.ts').catch(installFirst);
  await main();
} else {
  const pinned = pinnedNode();
  if (pinned === undefined) {
    console.error(
      `genlab needs Node ${needed} or newer; this is Node ${process.versions.node}. Run npm ci in the project: it installs the right version.`,
    );
    process.exitCode = 2;
  } else {
    launch(pinned);
  }
}

/**
 * Keeps what Node compiles beside the packages, which are trusted in the same way. The next command then starts in half of
 * the time. Nothing is kept if the folder belongs to another user.
 */
function cacheCompiledCode() {
  const require = createRequire(import.meta.url);
  try {
    // `<packages>/typescript/lib/typescript.js`
    const packages = dirname(dirname(dirname(require.resolve('typescript'))));
    require('node:module').enableCompileCache(join(packages, '.cache', 'genlab-commands'));
  } catch {
    // Without the packages, the import below says what to do.
  }
}

/** @param {NodeJS.ErrnoException} error */
function installFirst(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.startsWith('Cannot find package')) throw error;
  console.error('genlab: the packages are not installed. Run npm ci in the project first.');
  process.exit(2);
}

/** Runs this command again with another Node and exits as it does. Signals are forwarded. */
function launch(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, [launcherPipe]: '3' },
  });
  const forward = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  child.on('error', (error) => {
    console.error(`genlab: ${node} does not start (${error.message}). Run npm ci in the project.`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    for (const one of signals) process.off(one, forward);
    if (signal === null) process.exit(code);
    process.kill(process.pid, signal);
  });
}

/** A launcher that is killed outright forwards no signal, but its pipe closes. There is nothing left to finish then. */
function endWithLauncher() {
  const pipe = process.env[launcherPipe];
  delete process.env[launcherPipe];
  if (!/^\d+$/.test(pipe ?? '')) return;
  const socket = new Socket({ fd: Number(pipe), readable: true, writable: false });
  const end = () => process.exit(143);
  socket.on('end', end).on('error', end).resume().unref();
}

/** The Node that the project's optional dependencies installed for this platform. */
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
