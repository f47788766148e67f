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
 * Installs the native engine and returns the path of its binding; what is installed already stays. Everything is made
 * in a folder beside the final one and moved there at the end: a failure leaves nothing.
 *
 * @throws InstallError with what each route failed at
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
    `the tensorflow engine could not be installed.\n${failures.join('\n')}\nThe wasm engine is always there.`,
  );
}

/** A process of its own: a library that crashes must not take this one along. */
const tryOut = fileURLToPath(new URL('./try-binding.ts', import.meta.url));

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
