/**
 * SwiftShader, a software Vulkan driver: the only way to run the WebGPU engine on a machine without a graphics
 * processor. Debian's package `chromium` ships it, along with the Vulkan loader that Dawn needs.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** Where distributions put Chromium; GENLAB_SWIFTSHADER names another folder. */
const folders = ['/usr/lib/chromium', '/usr/lib64/chromium-browser', '/usr/lib/chromium-browser'];
const driver = 'vk_swiftshader_icd.json';

export type SwiftShader = { env: Record<string, string> } | { missing: string };

/** The environment that a child process needs to run the engine `webgpu` on SwiftShader, or why it cannot. */
export function swiftshader(): SwiftShader {
  if (process.platform !== 'linux') return { missing: 'SwiftShader is looked for on Linux only' };
  try {
    createRequire(import.meta.url).resolve('webgpu');
  } catch {
    return { missing: 'the optional package "webgpu" is not installed' };
  }
  const own = process.env['GENLAB_SWIFTSHADER'];
  const candidates = own === undefined ? folders : [own];
  const folder = candidates.find((folder) => existsSync(join(folder, driver)));
  if (folder === undefined) {
    return {
      missing: `no SwiftShader: ${driver} is not in ${candidates.join(', ')} (Debian: package chromium)`,
    };
  }
  const libraries = [folder, process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '');
  return {
    env: {
      VK_ICD_FILENAMES: join(folder, driver),
      LD_LIBRARY_PATH: libraries.join(delimiter),
      GENLAB_WEBGPU_ADAPTER: 'software',
    },
  };
}
