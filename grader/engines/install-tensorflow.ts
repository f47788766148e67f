import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { normalRoute } from './normal-route.ts';
import { InstallError, runStep } from './run-step.ts';
import { installedTensorflow, manifestName, tensorflowFolder, type Manifest } from './tensorflow-folder.ts';
import { wheelRoute } from './wheel-route.ts';

export type Route = (folder: string, say: (line: string) => void) => Promise<Manifest>;

export interface InstallOptions {
  readonly folder?: string;
  /** Tried in this order until one works. */
  readonly routes?: readonly Route[];
  readonly say?: (line: string) => void;
}

/**
 * Installs the native engine, unless it is installed already, and returns the path of its binding. Everything is built
 * in a folder beside the final one and moved there at the end, so a failure leaves nothing behind.
 *
 * @throws InstallError with the reason why each route failed
 */
export async function installTensorflow({
  folder = tensorflowFolder(),
  routes = [normalRoute, wheelRoute],
  say = () => undefined,
}: InstallOptions = {}): Promise<string> {
  const present = installedTensorflow(folder);
  if (present !== undefined) return present;
  await mkdir(dirname(folder), { recursive: true });
  const failures: string[] = [];
  for (const route of routes) {
    const work = await mkdtemp(`${folder}.partial-`);
    try {
      const manifest = await route(work, say);
      say('starting it once');
      await runStep(process.execPath, [tryOut, join(work, manifest.binding)], { seconds: 120 });
      await writeFile(join(work, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
      await rm(folder, { recursive: true, force: true });
      await rename(work, folder);
      return join(folder, manifest.binding);
    } catch (error) {
      if (!(error instanceof InstallError)) throw error;
      failures.push(error.message);
      say(`that did not work: ${lastLine(error.message)}`);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  throw new InstallError(
    `the tensorflow engine could not be installed.\n${failures.join('\n')}\nThe wasm engine is always available.`,
  );
}

/** In a separate process: a crashing library must not end this one. */
const tryOut = fileURLToPath(new URL('./try-binding.ts', import.meta.url));

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
